import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { releasesInCache } from '../../src/build/cache.ts';
import { type Comparison, compare } from './comparison.ts';
import { LabNode } from './lab-node.ts';
import { PROGRAMS, SERVER } from './programs.ts';
import { RealNode } from './real-node.ts';
import { tableOf } from './table.ts';

/** Real processes at a time: more would make the clock of each unreliable. */
const RELEASES_AT_ONCE = 2;

const skip =
  process.platform === 'linux'
    ? false
    : 'the Lab simulates Linux; other kernels answer differently';

const comparisons: Comparison[] = [];

describe('the Lab says what the real Node says', {
  concurrency: RELEASES_AT_ONCE,
  skip,
}, async () => {
  for (const version of await releasesInCache()) {
    describe(`Node ${version}`, () => {
      let real: RealNode | undefined;
      let lab: LabNode;
      before(async () => {
        lab = await LabNode.load(version, SERVER);
        real = await RealNode.start(version, SERVER);
      });
      after(() => real?.close()); // not there when its start failed

      for (const program of PROGRAMS) {
        test(program.title, async () => {
          const comparison = await compare(version, program, real!, lab);
          comparisons.push(comparison);
          assert.deepEqual(comparison.differences, []);
        });
      }
    });
  }
  after(() => console.log(tableOf(PROGRAMS, comparisons)));
});
