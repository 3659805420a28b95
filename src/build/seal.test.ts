import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { cachePath, writeWhole } from './cache.ts';
import { isSealed, seal } from './seal.ts';

const folder = cachePath(`seal-test-${randomUUID()}`);
after(() => rm(folder, { recursive: true, force: true }));
const pathOf = (name: string) => `${folder}/${name}`;

async function sealed(name: string): Promise<string> {
  await writeWhole(pathOf(name), '{"a":1}');
  await seal(pathOf(`${name}.key`), 'made from this', [pathOf(name)]);
  return pathOf(`${name}.key`);
}

test('unchanged files are sealed, for the key that they were made from', async () => {
  const path = await sealed('whole');
  assert.equal(await isSealed(path, 'made from this'), true);
  assert.equal(await isSealed(path, 'made from that'), false);
});

test('a file that was cut, changed by a letter or removed breaks the seal', async () => {
  const damages = {
    cut: (file: string) => writeFile(file, '{"a"'),
    changed: (file: string) => writeFile(file, '{"a":2}'),
    removed: (file: string) => rm(file),
  };
  for (const [name, damage] of Object.entries(damages)) {
    const path = await sealed(name);
    await damage(pathOf(name));
    assert.equal(await isSealed(path, 'made from this'), false, name);
  }
});

test('files without a readable seal are not sealed', async () => {
  assert.equal(await isSealed(pathOf('nothing.key'), 'made from this'), false);
  await writeWhole(pathOf('torn.key'), '{"key":"made fr');
  assert.equal(await isSealed(pathOf('torn.key'), 'made from this'), false);
});
