import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../../../src/scenario/scenario.ts';
import { milestonesOf } from '../../../src/trace/reading/milestones.ts';
import { executableHere } from '../../measure/release.ts';
import { causeMissing } from './causes.ts';
import type { TraceWatch } from './chosen.ts';
import { missingWatches } from './index.ts';
import { readRun } from './read-run.ts';
import { tracedRun } from './traced-run.ts';

const NODE = '20.0.0';
const executable = executableHere(NODE);
const lacking = (await missingWatches()).map(({ what }) => what);

const LEVELS: readonly (readonly TraceWatch[])[] = [
  ['probe'],
  ['probe', 'tcpdump'],
  ['probe', 'NODE_DEBUG', 'tcpdump', 'strace'],
];

for (const watched of LEVELS) {
  const absent = watched.filter((watch) => lacking.includes(watch as 'tcpdump' | 'strace'));
  const skip =
    (!executable && `Node ${NODE} is not here`) ||
    (absent.length > 0 && `${absent.join(' and ')} cannot watch on this machine`);
  test(`the bug on real Node ${NODE}, watched by ${watched.join(', ')}`, { skip }, async () => {
    const raw = await tracedRun({ scenario: DEFAULTS, executable: executable!, watched });
    const { events, exitCode, nodeDebug, polls, pcap } = readRun(raw, false);
    assert.equal(exitCode, 1);
    assert.equal(causeMissing(events), undefined);
    const names = milestonesOf(events).map(({ name }) => name);
    assert.ok(names.includes('pooled') && names.includes('ended'), names.join());
    assert.equal(names.includes('asked again'), watched.includes('tcpdump'));
    assert.equal(names.includes('read the end'), watched.includes('strace'));
    assert.equal(nodeDebug.includes('HTTP: '), watched.includes('NODE_DEBUG'));
    assert.equal(polls !== undefined, watched.includes('strace'));
    assert.equal(pcap !== undefined, watched.includes('tcpdump'));
  });
}
