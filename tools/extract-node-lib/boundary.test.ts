import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRelease, releasesInCache } from '../../src/build/cache.ts';
import { REPLACEMENTS } from '../../src/lab/node/replacements/index.ts';
import { REPLACED } from './boundary.ts';

/*
 * The replaced modules are listed twice. A pack is made again when the code that makes it changes, so that code must
 * not import the Lab. These tests keep the two lists equal.
 */

test('the Lab replaces every module at which a pack ends', () => {
  assert.deepEqual(
    [...REPLACED].filter((id) => !Object.hasOwn(REPLACEMENTS, id)),
    [],
  );
});

test('no pack holds a module that the Lab replaces', async () => {
  for (const version of await releasesInCache()) {
    const { natives } = await readRelease(version);
    const both = Object.keys(REPLACEMENTS).filter((id) => Object.hasOwn(natives, id));
    assert.deepEqual(both, [], `Node ${version}`);
  }
});
