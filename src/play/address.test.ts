import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platformDeflate } from '../scenario/deflate.ts';
import { hashOfEdits } from '../scenario/link.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { HUNG_UP } from '../trace/testing/runs.ts';
import { arrivalAt, searchOf } from './address.ts';
import { type TabStorage, tabMemory } from './memory.ts';
import { answeredAtBuild } from './state/at-build.ts';
import { stepOf } from './state/select.ts';
import { stateFrom } from './state/state.ts';

const search = '?node=20.0.0&fetch=2.6.12';
const theirs = { 'client.mjs': 'console.log(`theirs: 𝒳`);\n' };
const hashFor = async (edits: typeof theirs) => (await hashOfEdits(edits, platformDeflate))!;

/** A sessionStorage without a browser. */
function storage(): TabStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

test('code in a link comes back unchanged, as somebody else’s', async () => {
  const arrival = await arrivalAt(
    { search, hash: await hashFor(theirs) },
    tabMemory(storage()),
    platformDeflate,
  );
  assert.deepEqual(arrival.edits, theirs);
  assert.equal(arrival.author, 'link');
});

test('code that this tab has run is the reader’s own, also after a reload', async () => {
  const session = storage();
  const hash = await hashFor(theirs);
  tabMemory(session).own(hash);
  assert.equal(
    (await arrivalAt({ search, hash }, tabMemory(session), platformDeflate)).author,
    'reader',
  );
});

test('text that is not in the address yet is there after a reload, but only at that address', async () => {
  const session = storage();
  const at = { search, hash: '' };
  tabMemory(session).saveDraft(at, { edits: { 'client.mjs': '// mid-sent' }, author: 'reader' });
  const back = await arrivalAt(at, tabMemory(session), platformDeflate);
  assert.deepEqual(back.edits, { 'client.mjs': '// mid-sent' });
  const elsewhere = await arrivalAt(
    { search: `${search}&gap=timeout0`, hash: '' },
    tabMemory(session),
    platformDeflate,
  );
  assert.deepEqual(elsewhere.edits, {});
});

test('code from a link does not become the reader’s when they type in it and reload', async () => {
  const session = storage();
  const at = { search, hash: await hashFor(theirs) };
  tabMemory(session).saveDraft(at, { edits: { 'client.mjs': '// more' }, author: 'link' });
  assert.equal((await arrivalAt(at, tabMemory(session), platformDeflate)).author, 'link');
});

test('a broken link gives a note, and the page works', async () => {
  for (const hash of ['#1.!!!', '#1.AAAA', '#9.abc', '#%E0%A4%A']) {
    const { scenario, edits, notes } = await arrivalAt(
      { search, hash },
      tabMemory(undefined),
      platformDeflate,
    );
    assert.deepEqual([scenario, edits, notes.length], [DEFAULTS, {}, 1], hash);
  }
});

test('a small link does not inflate to an endless program', async () => {
  const bomb = { 'client.mjs': 'a'.repeat(10_000_000) };
  assert.equal(await hashOfEdits(bomb, platformDeflate), undefined);
  const bytes = await platformDeflate.deflate(new TextEncoder().encode(JSON.stringify(bomb)));
  const hash = `#1.${Buffer.from(bytes).toString('base64url')}`;
  const { edits, notes } = await arrivalAt({ search, hash }, tabMemory(undefined), platformDeflate);
  assert.deepEqual([edits, notes.length], [{}, 1]);
});

test('a scenario that contradicts itself gives a note, and other fields of an address stay in it', async () => {
  const address = { search: '?server=keep-open&fin=5ms&theme=dark&at=write.2', hash: '' };
  const arrival = await arrivalAt(address, tabMemory(undefined), platformDeflate);
  assert.equal(arrival.notes.length, 1);
  assert.match(
    searchOf(stateFrom(arrival, '', 'on-run')),
    /^\?node=20\.0\.0&fetch=2\.6\.12&.*&theme=dark&at=write\.2$/,
  );
});

test('a step that the run does not have stays in the address, and the page shows the step that the run is about', async () => {
  const address = { search: `${search}&at=nothing.7`, hash: '' };
  const arrival = await arrivalAt(address, tabMemory(undefined), platformDeflate);
  const run = { events: HUNG_UP, exitCode: 1, scenario: arrival.scenario, edits: {} };
  const state = answeredAtBuild(stateFrom(arrival, '', 'on-run'), run);
  assert.equal(stepOf(state)?.id, 'write.2');
  assert.equal(searchOf(state), address.search);
});

test('in a browser without storage nothing is remembered, and nothing fails', () => {
  const refusing = {
    getItem: () => '{"own": 3}',
    setItem: () => {
      throw new DOMException('quota', 'QuotaExceededError');
    },
  };
  const memory = tabMemory(refusing);
  memory.own('#1.a');
  assert.equal(memory.isOwn('#1.a'), true);
});
