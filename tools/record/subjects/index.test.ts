import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUN, BUN_1_3, DENO } from './executables.ts';
import { clients, runtimes, servers } from './index.ts';
import { missingExecutable } from './npm-executable.ts';

/** Versions that a machine does not have to be asked for. */
const PINNED = new Set(['bun', 'deno', 'node-http', 'node-proxy', 'node-proxy-strip']);

test('a name stands once in each list, or with another version', async () => {
  for (const parts of [servers, clients, runtimes]) {
    const ids: string[] = [];
    for (const part of parts) {
      const isPinned = parts !== servers || PINNED.has(part.name);
      ids.push(isPinned ? `${part.name}@${await part.version()}` : part.name);
      assert.match(part.name, /^[a-z][a-z0-9.-]*$/);
    }
    assert.equal(new Set(ids).size, ids.length, ids.join(' '));
  }
});

test('executables are pinned by their hash', () => {
  for (const { name, packages } of [BUN, BUN_1_3, DENO]) {
    for (const { integrity, file } of Object.values(packages)) {
      assert.match(integrity, /^sha512-[\w+/]{86}==$/, name);
      assert.match(file, /^package\//);
    }
  }
});

test('an executable without a package for this machine is missing, in words', async () => {
  const nowhere = { name: 'bun', version: '1.2.3', packages: {} };
  assert.match((await missingExecutable(nowhere))!, /^no package of bun 1\.2\.3 is pinned for /);
});
