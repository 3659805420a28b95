import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProgramFile } from '../../scenario/program.ts';
import { readQuery } from '../../scenario/query.ts';
import { idleKnobs } from './idle-knobs.ts';

const idle = (query: string, ...files: ProgramFile[]) =>
  idleKnobs(readQuery(query), new Map(files.map((file) => [file, `own-${file}`])));

test('a knob whose only file is replaced by the reader’s is reported', () => {
  assert.deepEqual(idle('gap=timeout0', 'client.mjs'), [
    'gap=timeout0 has no effect: it writes client.mjs, and own-client.mjs stands in its place.',
  ]);
  assert.match(idle('server=keep-open', 'server.mjs').join(), /^server=keep-open has no effect/);
});

test('knobs that still do something are not reported', () => {
  assert.deepEqual(idle('gap=timeout0', 'server.mjs'), []);
  assert.deepEqual(idle('server=keep-open', 'client.mjs'), []);
  assert.deepEqual(
    idle('node=24.22.3&fetch=3.3.2', 'client.mjs', 'server.mjs', 'package.json'),
    [],
  );
  assert.deepEqual(idle('gap=timeout0'), []);
  assert.deepEqual(idle('gap=none', 'client.mjs'), []);
});
