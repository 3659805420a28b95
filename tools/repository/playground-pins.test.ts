import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path: string) =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, string>>;

test('the playground by hand and the Lab use the same node-fetch packages', () => {
  const aliases = (list: Record<string, string> | undefined) =>
    Object.fromEntries(
      Object.entries(list ?? {}).filter(([name]) => name.startsWith('node-fetch-')),
    );
  const byHand = aliases(read('playground/package.json')['dependencies']);
  const inTheLab = aliases(read('package.json')['devDependencies']);
  assert.ok(Object.keys(inTheLab).length >= 7);
  assert.deepEqual(byHand, inTheLab);
});
