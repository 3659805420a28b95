import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRelease, releasesInCache } from '../../src/build/cache.ts';
import { REPLACEMENTS } from '../../src/lab/node/replacements/index.ts';

test('no pack holds a module that the Lab implements itself', async () => {
  for (const version of await releasesInCache()) {
    const { natives } = await readRelease(version);
    const both = Object.keys(REPLACEMENTS).filter((id) => Object.hasOwn(natives, id));
    assert.deepEqual(both, [], `Node ${version}`);
  }
});
