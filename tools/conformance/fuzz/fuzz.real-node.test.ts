import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releasesInCache } from '../../../src/build/cache.ts';
import { campaign } from './campaign.ts';
import { verdictTable } from './table.ts';

/** Always the same programs. `npm run conformance -- fuzz` runs others, and as many as one likes. */
const SEED = 7000;
const PROGRAMS = 28;
/** The kinds in which nothing is known to differ. */
const KINDS = ['language', 'pairs', 'edited'] as const;

const skip =
  process.platform === 'linux'
    ? false
    : 'the Lab simulates Linux; other kernels answer differently';

test('random programs end in the Lab as on the binaries, or it says what it lacks', {
  skip,
}, async (t) => {
  const findings = await Array.fromAsync(
    campaign({
      kinds: KINDS,
      versions: await releasesInCache(),
      seed: SEED,
      count: PROGRAMS,
      shrinks: false,
    }),
  );
  t.diagnostic(verdictTable(findings));
  const bad = findings.filter(
    ({ verdict }) => verdict.kind === 'differs' || verdict.kind === 'threw',
  );
  assert.deepEqual(
    bad.map(({ kind, seed, version, verdict }) => [kind, seed, version, verdict]),
    [],
  );
});
