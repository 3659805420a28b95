import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderFor, treeOf } from './files.ts';

test('a package is mounted beside the files that import it, and only if it is not there yet', () => {
  const files = { 'client.mjs': 'import "node-fetch";' };
  const fetch = { name: 'node-fetch', version: '2.6.12', files: { 'package.json': '{}' } };
  const client = { file: { contents: 'import "node-fetch";' } };
  assert.deepEqual(treeOf(folderFor('2.6.12'), files, [fetch]), {
    'with-2.6.12': {
      directory: {
        'client.mjs': client,
        node_modules: {
          directory: {
            'node-fetch': { directory: { 'package.json': { file: { contents: '{}' } } } },
          },
        },
      },
    },
  });
  assert.deepEqual(treeOf('f', files, []), {
    f: { directory: { 'client.mjs': client } },
  });
});
