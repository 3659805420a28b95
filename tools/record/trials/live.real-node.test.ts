/**
 * The phenomenon on the machine that runs the tests, where it is certain: Node that does not look with the FIN at once,
 * Node that looks with a late FIN, and a fix of each kind.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSubject } from '../../../src/recordings/subject.ts';
import { executableHere } from '../../measure/release.ts';
import { NO_PARTS } from '../parts.ts';
import { runSubject } from './run-subject.ts';
import type { CellSample } from './sample.ts';

const TRIALS = 5;

async function trialsOf(query: string): Promise<CellSample> {
  const subject = readSubject(query);
  const version = versionIn(query);
  return runSubject(subject, TRIALS, {
    parts: NO_PARTS,
    executables: new Map([[subject.runtime, executableHere(version)!]]),
    signal: new AbortController().signal,
  });
}

function versionIn(query: string): string {
  return /^node=([\d.]+)/.exec(query)![1]!;
}

function missing(query: string): string | false {
  return !executableHere(versionIn(query)) && `Node ${versionIn(query)} is not here`;
}

/** Node that does not look, with the FIN at once; Node that looks, with the FIN still on its way. */
const FAILS = [
  'node=20.0.0&fetch=2.6.12&process=warm',
  'node=20.0.0&fetch=2.6.12&process=cold',
  'node=26.12.1&fetch=2.6.12&process=warm&fin=20ms',
];

for (const query of FAILS) {
  test(`${query} fails in 0 of ${TRIALS}`, { skip: missing(query) }, async () => {
    const { answered, tried, errors, reused } = await trialsOf(query);
    assert.deepEqual([answered, tried], [0, TRIALS]);
    assert.equal(errors.length, 1);
    assert.match(errors[0]![0], /^FetchError ECONNRESET .*\/2 failed, reason: socket hang up$/);
    assert.equal(errors[0]![1], TRIALS);
    assert.equal(reused, TRIALS, 'every second request went out on the first connection');
  });
}

/** Each stands where the bug is certain without it. `isReused`: the server is not asked to close, so it stays. */
const HELPS: readonly (readonly [query: string, isReused: boolean])[] = [
  ['node=18.20.8&fetch=2.6.12&process=warm', false],
  ['node=20.0.0&fetch=2.7.0&process=warm', true],
  ['node=20.0.0&fetch=2.6.12&agent=keepalive&process=warm', true],
  ['node=20.0.0&fetch=2.6.12&agent=no-keepalive&process=warm', false],
  ['node=20.0.0&fetch=2.6.12&fix=honour-close&process=cold', false],
  ['node=26.12.1&fetch=2.6.12&fix=honour-close&process=warm&fin=20ms', false],
  ['node=26.12.1&fetch=3.3.2&process=warm&fin=20ms', true],
  ['node=26.12.1&fetch=2.6.12&header=keep-alive&process=warm&fin=20ms', true],
];

for (const [query, isReused] of HELPS) {
  test(`${query} is answered in all ${TRIALS}`, { skip: missing(query) }, async () => {
    const { answered, tried, errors, reused } = await trialsOf(query);
    assert.deepEqual([answered, tried, errors], [TRIALS, TRIALS, []]);
    assert.equal(reused, isReused ? TRIALS : 0);
  });
}

const LATE = 'node=26.12.1&fetch=2.6.12&process=warm&fin=20ms';

test('the relay tells when the FIN went out, and how long the client took', {
  skip: missing(LATE),
}, async () => {
  const { finUs, gapUs, at } = await trialsOf(LATE);
  assert.equal(finUs.length, TRIALS, 'the first repetition is not among them');
  for (const us of finUs) assert.ok(us >= 19_999, `${us} µs`);
  assert.equal(gapUs.length, TRIALS);
  for (const us of gapUs) assert.ok(us > 0 && us < 20_000, `${us} µs`);
  assert.match(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test('a cell that is interrupted ends at once, with the reason', {
  skip: missing(LATE),
}, async () => {
  const stop = new AbortController();
  const subject = readSubject(LATE);
  const running = runSubject(subject, 1000, {
    parts: NO_PARTS,
    executables: new Map([[subject.runtime, executableHere('26.12.1')!]]),
    signal: stop.signal,
  });
  setTimeout(() => stop.abort(new Error('interrupted')), 1000);
  await assert.rejects(running, /interrupted/);
});
