import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformDeflate as DEFLATE } from '../scenario/deflate.ts';
import { LOOP_NODE, loopAddress, loopArrival } from './address.ts';
import { EXAMPLES } from './examples.ts';
import { ownPrograms } from './own-programs.ts';
import { loopRunOf } from './reading/moments.ts';
import { answered, edited, failed, type LoopState, started, wentTo, wentToLine } from './state.ts';

const NONE: ReadonlySet<string> = new Set();
const at = (address: string, own = NONE) => {
  const { search, hash } = new URL(address, 'http://here/loop/');
  return loopArrival({ search, hash }, DEFLATE, own);
};

const RUN = loopRunOf([
  { id: 'phase.1', kind: 'phase', phase: 'main', turn: 0, t: 0, actor: 'client' },
  { id: 'output.1', kind: 'output', stream: 'stdout', text: 'a\n', t: 1, actor: 'client', line: 1 },
  { id: 'exit.1', kind: 'exit', code: 0, t: 2, actor: 'client' },
]);

async function stateAt(address: string, own = NONE): Promise<LoopState> {
  const { notes: _, ...arrival } = await at(address, own);
  return { ...arrival, phase: 'waiting', run: undefined, ranText: undefined, failure: '', step: 0 };
}

test('without anything in its address the page opens with the first example', async () => {
  const arrival = await at('');
  assert.equal(arrival.text, EXAMPLES[0]?.text);
  assert.deepEqual([arrival.node, arrival.author, arrival.notes], [LOOP_NODE, 'example', []]);
  assert.equal(await loopAddress(await stateAt(''), DEFLATE), '');
});

test('an address leads back to where it was made: example, release, step', async () => {
  const address = '?example=after-io&node=18.20.8&at=output.1';
  const state = answered(await stateAt(address), RUN, (await at(address)).text);
  assert.equal(state.step, 1);
  assert.equal(await loopAddress(state, DEFLATE), address);
});

test('a reader’s program is in the fragment; it is a stranger’s unless the tab knows it', async () => {
  const mine = edited(await stateAt(''), 'console.log(1);\n');
  assert.equal(mine.author, 'reader');
  const address = (await loopAddress(mine, DEFLATE)) ?? '';
  assert.match(address, /^#1\.[\w-]+$/);
  const strange = await stateAt(address);
  assert.deepEqual([strange.text, strange.author], [mine.text, 'link']);
  assert.equal((await stateAt(address, new Set([address]))).author, 'reader');
  assert.equal(started(strange).author, 'reader', 'Run makes it the reader’s own');
});

test('what cannot be read is told, and does not stop the page', async () => {
  const arrival = await at('?example=none&node=1.2.3#1.broken!');
  assert.equal(arrival.notes.length, 3);
  assert.deepEqual([arrival.node, arrival.text], [LOOP_NODE, EXAMPLES[0]?.text]);
});

test('a program that is too long for a link has none', async () => {
  const long = edited(await stateAt(''), `// ${'x'.repeat(70_000)}`);
  assert.equal(await loopAddress(long, DEFLATE), undefined);
});

test('steps stay within the run; a step of an old text is not in the address', async () => {
  const state = answered(await stateAt('?at=none'), RUN, EXAMPLES[0]?.text ?? '');
  assert.equal(wentTo(state, Infinity).step, 2);
  assert.equal(wentTo(state, -1).step, 0);
  const changed = edited(wentTo(state, 2), 'console.log(2);\n');
  assert.doesNotMatch((await loopAddress(changed, DEFLATE)) ?? '', /at=/);
  assert.equal(failed(started(changed), 'no').run, RUN, 'the last answer stays');
});

test('a line leads to its next step, and round again; an old text has none', async () => {
  const state = answered(await stateAt(''), RUN, EXAMPLES[0]?.text ?? '');
  const first = wentToLine({ ...state, step: 0 }, 1);
  assert.equal(first.step, 1);
  assert.equal(wentToLine(first, 1).step, 1);
  assert.equal(wentToLine(first, 99), first);
  const changed = edited(state, 'console.log(2);\n');
  assert.equal(wentToLine(changed, 1), changed);
});

test('a tab without storage remembers nothing and does not fail', () => {
  const refused = ownPrograms(() => {
    throw new Error('SecurityError');
  });
  refused.add('#1.abc');
  assert.equal(refused.all().size, 0);
  const kept = new Map<string, string>();
  const own = ownPrograms(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
  for (const hash of ['#1.a', '', '#1.b', '#1.a']) own.add(hash);
  assert.deepEqual([...own.all()], ['#1.b', '#1.a']);
});
