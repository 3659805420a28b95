import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLIENT_SPECS } from '../../../../src/scenario/clients.ts';
import { type Lock, unresolved } from '../../../repository/lock.ts';
import { readLocks } from './locks.ts';

const locks = await readLocks();

test('each client is pinned, and nothing else', () => {
  assert.deepEqual(Object.keys(locks).sort(), [...CLIENT_SPECS].sort());
});

for (const [spec, { packages }] of Object.entries(locks)) {
  test(`${spec} is pinned with all that it installs`, () => {
    const { '': root, ...installed } = packages as Lock['packages'];
    const at = spec.lastIndexOf('@');
    assert.deepEqual(root?.dependencies, { [spec.slice(0, at)]: spec.slice(at + 1) });
    assert.deepEqual(unresolved({ packages } as Lock), []);
    for (const [path, entry] of Object.entries(installed)) {
      assert.match(String(entry.version), /^\d+\.\d+\.\d+/, path);
      assert.match((entry as { integrity: string }).integrity, /^sha512-[\w+/]{86}==$/, path);
      assert.equal(entry.resolved, undefined, path);
    }
  });
}
