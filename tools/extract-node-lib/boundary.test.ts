import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRelease, releasesInCache } from '../../src/build/cache.ts';
import { REPLACEMENTS } from '../../src/lab/node/replacements/index.ts';
import { REPLACED } from './boundary.ts';

/*
 * The list of what is replaced stands twice: a pack is remade when the code that makes it changes, and the Lab is no
 * part of that code.
 */

test('the Lab answers for every module at which a pack ends', () => {
  assert.deepEqual(
    [...REPLACED].filter((id) => !Object.hasOwn(REPLACEMENTS, id)),
    [],
  );
});

test('no pack holds a module that the Lab answers for', async () => {
  for (const version of await releasesInCache()) {
    const { natives } = await readRelease(version);
    const both = Object.keys(REPLACEMENTS).filter((id) => Object.hasOwn(natives, id));
    assert.deepEqual(both, [], `Node ${version}`);
  }
});
