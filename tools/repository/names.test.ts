import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourcesOfRepository } from './files.ts';
import { namesExportedTwice } from './names.ts';

/** Names that a framework prescribes, and e2e’s own copies of what readers were promised (promised.test.ts). */
const OTHERS_CHOSE =
  /^src\/pages\/|^e2e\/webcontainer\/waits\.ts$|^e2e\/webcontainer\/container-page\.ts$/;

test('an exported name is declared once', () => {
  const sources = sourcesOfRepository(/^(src|tools|e2e)\/.*(?<!\.test)\.ts$/);
  const ours = [...sources].filter(([file]) => !OTHERS_CHOSE.test(file));
  assert.deepEqual(namesExportedTwice(new Map(ours)), []);
});

test('a name that is exported twice is found, whatever it names', () => {
  const sources = new Map([
    ['a.ts', 'export interface Segment {}\nexport const LIMIT = 1;\nconst own = 2;'],
    ['b.ts', 'export type Segment = string;\nexport function LIMIT() {}\nconst own = 3;'],
    ['c.ts', "export { Segment } from './a.ts';\nexport class Alone {}"],
  ]);
  assert.deepEqual(namesExportedTwice(sources), ['Segment: a.ts, b.ts', 'LIMIT: a.ts, b.ts']);
});
