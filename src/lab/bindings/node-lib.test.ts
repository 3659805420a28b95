import assert from 'node:assert/strict';
import test from 'node:test';
import { Machine } from '../kernel/machine.ts';
import { NodeProcess } from '../node/process.ts';
import { llhttpOf, RELEASES, release } from '../testing.ts';
import { LIB_MEMBERS, type NodeLib } from './node-lib.ts';

for (const version of RELEASES) {
  test(`Node ${version} has what the Lab takes out of its lib`, () => {
    const env = new NodeProcess(new Machine(), {
      release: release(version),
      llhttp: llhttpOf(version),
      actor: 'client',
      pid: 1,
      mainFile: 'client.mjs',
      printed: { chars: 0 },
    });
    for (const [id, members] of Object.entries(LIB_MEMBERS)) {
      const exports: object = env.require(id as keyof NodeLib);
      for (const member of members) {
        assert.ok(member in exports, `${id}.${member}`);
      }
    }
    env.dispose();
  });
}
