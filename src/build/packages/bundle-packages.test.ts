import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FETCH_VERSIONS } from '../../scenario/versions.ts';
import { nodeFetchAliases } from './bundle-packages.ts';

test('the bundled node-fetch versions are those that a reader can pick', async () => {
  const bundled = (await nodeFetchAliases()).map((alias) => alias.replace('node-fetch-', ''));
  assert.deepEqual(bundled.sort(), [...FETCH_VERSIONS].sort());
});
