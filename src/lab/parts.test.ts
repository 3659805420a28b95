import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBatch } from './batch.ts';
import { addPart } from './release-pack.ts';
import { runLab } from './run.ts';
import { llhttpOf, printed, release, releasePart, runClient, SILENT_CLOSE } from './testing.ts';

const VERSION = '24.21.0';
const PRINTS_EOL = `import os from 'node:os'; console.log(JSON.stringify(os.EOL));`;

/** As it is before a part has been added. */
const BARE = structuredClone(release(VERSION));
const freshRelease = () => structuredClone(BARE);
const inputOf = (client: string) => ({
  files: { 'client.mjs': client, 'server.mjs': SILENT_CLOSE },
  packages: [],
});

for (const [what, client] of [
  ['imports', PRINTS_EOL],
  ['tries and catches', `try { await import('node:os'); } catch {} console.log(1);`],
] as const)
  test(`a program that ${what} a module of a part ends by naming the part`, () => {
    const output = runLab({ release: freshRelease(), ...inputOf(client) }, llhttpOf(VERSION));
    assert.deepEqual(output, { events: [], exitCode: undefined, missingPart: 'more' });
  });

test('a server may need a part as well', () => {
  const files = { 'client.mjs': 'setTimeout(() => {}, 1000)', 'server.mjs': PRINTS_EOL };
  const output = runLab({ release: freshRelease(), files, packages: [] }, llhttpOf(VERSION));
  assert.equal(output.missingPart, 'more');
});

test('with the part it runs, the first time as ever after', () => {
  const output = runClient(PRINTS_EOL, { version: VERSION });
  assert.equal(printed(output), '"\\n"\n');
  assert.deepEqual(runClient(PRINTS_EOL, { version: VERSION }), output);
});

test('a batch goes on after a program that lacked a part, and gives what a run gives', () => {
  const pack = freshRelease();
  const batch = createBatch(pack, llhttpOf(VERSION));
  const plain = inputOf('console.log(1)');
  const before = batch.run(plain);
  assert.equal(batch.run(inputOf(PRINTS_EOL)).missingPart, 'more');
  assert.deepEqual(batch.run(plain), before);
  addPart(pack, releasePart(VERSION, 'more'));
  // Its binding is in another one.
  assert.equal(batch.run(inputOf(PRINTS_EOL)).missingPart, 'natives');
  addPart(pack, releasePart(VERSION, 'natives'));
  assert.equal(printed(batch.run(inputOf(PRINTS_EOL))), '"\\n"\n');
  assert.deepEqual(batch.run(plain), before);
});
