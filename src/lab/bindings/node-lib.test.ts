import assert from 'node:assert/strict';
import test from 'node:test';
import { processOf, RELEASES } from '../testing.ts';
import { LIB_MEMBERS, type NodeLib } from './node-lib.ts';

for (const version of RELEASES) {
  test(`Node ${version} has what the Lab takes out of its lib`, () => {
    const env = processOf(version);
    for (const [id, members] of Object.entries(LIB_MEMBERS)) {
      const exports: object = env.require(id as keyof NodeLib);
      for (const member of members) {
        assert.ok(member in exports, `${id}.${member}`);
      }
    }
    env.dispose();
  });
}
