import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { LabRunner, labRunOf } from '../../build/lab-runner.ts';
import { readQuery } from '../../scenario/query.ts';
import { runEndOf } from '../../trace/reading/run-end.ts';
import { UsageError } from '../usage.ts';
import { parseProveCommand } from './arguments.ts';
import { type Proof, proofOf } from './proof.ts';
import { proofJson, proofText } from './text.ts';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'prove-'));
});
after(() => rmSync(folder, { recursive: true }));

function proved(...args: string[]): Promise<Proof> {
  const command = parseProveCommand(args);
  assert.equal(command.do, 'prove');
  return proofOf(command as Extract<typeof command, { do: 'prove' }>, folder);
}

test('the link of the cheapest failure has its delays, and the Lab fails with them', async () => {
  const proof = await proved('node=24.22.3&fetch=2.6.12');
  const json = proofJson(proof);
  assert.deepEqual([json.orders, json.answered, json.failed, json.other], [30, 9, 21, 0]);
  assert.equal(json.complete, true);
  const link = new URL(json.cheapest?.link ?? '', 'https://example.org');
  const scenario = readQuery(link.search);
  assert.notEqual(scenario.order, 'default');
  const { events, exitCode } = await (await LabRunner.load()).run(labRunOf(scenario));
  assert.deepEqual(runEndOf(events, exitCode).failed, [2]);
  // The bounds, the model, the release and its hash stand with it.
  const { librarySha256 } = json.release;
  assert.match(librarySha256, /^[0-9a-f]{64}$/);
  const text = proofText(proof);
  assert.match(text, /^Fails in 21 of 30 orders, within these bounds\./);
  assert.match(
    text,
    /callbacks up to 50 ms.*\n.*the Lab's model, Node 24\.22\.3, lib\/ [0-9a-f]{16}/,
  );
});

test('a program of the reader’s is tried in the box, in the same orders as when the knobs wrote it', async () => {
  writeFileSync(join(folder, 'own.mjs'), readFileSync('playground/client.mjs'));
  const proof = await proved('node=24.22.3&fetch=2.6.12&order=c3-5', '--client', 'own.mjs');
  const { orders, failed, isComplete } = proof.exploration;
  assert.deepEqual([orders, failed, isComplete], [30, 21, true]);
  assert.match(proof.link ?? '', /order=\S+#1\./);
  assert.match(proof.experiment.notes.join(), /order= is left out/);
});

/** Its Date header and its keep-alive have timers of one and five seconds, which no order within the bounds reaches. */
const KEEPS_OPEN = `
import http from 'node:http';
http
  .createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end('{"ok":true}');
  })
  .listen(3000);
`;

test('a server of the reader’s is tried, too: the same as that of the knobs, and one that keeps connections open', async () => {
  const same = readFileSync('playground/server.mjs', 'utf8');
  for (const [text, counts] of [
    [same, [30, 9, 21]],
    [KEEPS_OPEN, [18, 18, 0]],
  ] as const) {
    writeFileSync(join(folder, 'own-server.mjs'), text);
    const proof = await proved('node=24.22.3&fetch=2.6.12', '--server', 'own-server.mjs');
    const { orders, answered, failed, isComplete } = proof.exploration;
    assert.deepEqual([isComplete, orders, answered, failed], [true, ...counts]);
  }
});

test('both programs may be the reader’s', async () => {
  writeFileSync(join(folder, 'server.mjs'), KEEPS_OPEN);
  writeFileSync(
    join(folder, 'client.mjs'),
    `import http from 'node:http';
const agent = new http.Agent({ keepAlive: true });
const get = () => new Promise((answered, failed) => {
  http.get({ port: 3000, agent }, (response) => response.resume().on('end', answered)).on('error', failed);
});
await get();
await get();
`,
  );
  const { exploration, link } = await proved(
    '',
    '--client',
    'client.mjs',
    '--server',
    'server.mjs',
  );
  assert.equal(exploration.isComplete, true);
  assert.equal(exploration.answered, exploration.orders);
  assert.equal(link, undefined, 'nothing fails');
});

for (const [what, text, outcome] of [
  ['throws', "throw new Error('no server');", 'failed'],
  ['does not listen', 'setInterval(() => {}, 1000);', 'failed'],
  ['never ends its first turn', 'for (;;);', 'other'],
] as const)
  test(`a server that ${what}: every order ends as ${outcome}`, async () => {
    writeFileSync(join(folder, 'none.mjs'), text);
    const { exploration } = await proved('node=24.22.3', '--server', 'none.mjs');
    assert.ok(exploration.orders > 0);
    assert.equal(exploration[outcome], exploration.orders);
  });

test('with P1 as a patch of Node every order is answered', async () => {
  const patch = resolve('src/patch/examples/honour-close.diff');
  const proof = await proved('node=24.22.3&fetch=2.6.12', '--patch', patch);
  const { orders, answered, isComplete } = proof.exploration;
  assert.deepEqual([orders > 1, answered === orders, isComplete], [true, true, true]);
  assert.match(proofText(proof), /with the patch [0-9a-f]{16}/);
  assert.match(proofJson(proof).release.patchSha256 ?? '', /^[0-9a-f]{64}$/);
});

test('a program that cannot be run many times is said to have no end, or is refused', async () => {
  writeFileSync(join(folder, 'changes.mjs'), 'Array.prototype.push = () => { throw 1 };');
  const proof = await proved('node=24.22.3', '--client', 'changes.mjs').catch((error) => error);
  if (!(proof instanceof Error)) assert.equal(proof.exploration.answered, 0);
});

test('bounds, and what cannot be read', () => {
  const command = parseProveCommand(['', '--bounds', 'callback=20ms,fin=0.5ms']);
  assert.ok(command.do === 'prove');
  assert.deepEqual([command.bounds.callbackMs, command.bounds.finMs], [20, 0.5]);
  for (const args of [
    ['', '--bounds', 'callback=20'],
    ['', '--bounds', 'phase=1ms'],
    ['', '--bounds', 'flight=10001ms'],
    ['', '--trials', '3'],
    ['', '--replay', '--trials', '0'],
  ])
    assert.throws(() => parseProveCommand(args), UsageError, args.join(' '));
});
