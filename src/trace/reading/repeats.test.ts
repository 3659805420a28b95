import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trace, Unnamed } from '../record/event.ts';
import { nameEvents } from '../record/name-events.ts';
import { asks, http } from '../testing/build.ts';
import { verdictOf } from '../words/verdict.ts';
import { repetitionsOf } from './repeats.ts';

interface Asked {
  readonly url?: string;
  readonly fails?: boolean;
  readonly calls?: readonly number[];
}

/** Requests one after the other. Each has the calls that the Lab would report. */
function run(...requests: readonly Asked[]): Trace {
  return nameEvents(
    requests.flatMap(({ url = '/1', fails = false, calls }, index): Unnamed[] => {
      const request = index + 1;
      const t = request * 10;
      const begun = asks(t, request, request).map((event) =>
        event.kind === 'http' && event.what === 'request'
          ? { ...event, url, ...(calls ? { calls } : {}) }
          : event,
      );
      const error = { name: 'Error', message: 'socket hang up' };
      return [
        ...begun,
        fails
          ? http(t + 1, { what: 'error', request, error })
          : http(t + 1, { what: 'response', request, status: 200 }),
      ];
    }),
  );
}

const repeated = (trace: Trace) =>
  [...repetitionsOf(trace)].map(([failed, again]) => [failed.number, again.number]);

test('a failed try counts as repeated when a later try for the same call was answered', () => {
  const trace = run(
    { calls: [1] },
    { url: '/2', fails: true, calls: [3] },
    { url: '/2', calls: [4, 3] },
  );
  assert.deepEqual(repeated(trace), [[2, 3]]);
  const { failed, headline, reasons } = verdictOf(trace, 0);
  assert.equal(failed, false);
  assert.equal(headline, 'Both requests answered, one only at a second try');
  assert.match(reasons.at(-1) ?? '', /^Request 3 asked for the same again/);
});

test('all failed tries before the answer count as repeated', () => {
  const tries = [{ fails: true, calls: [1] }, { fails: true, calls: [1] }, { calls: [1] }];
  assert.deepEqual(repeated(run(...tries)), [
    [1, 3],
    [2, 3],
  ]);
  assert.equal(
    verdictOf(run(...tries), 0).headline,
    'The request was answered, one only at a third try',
  );
});

test('two requests in a row to the same address are no repetition by that alone', () => {
  for (const trace of [
    run({ calls: [1] }, { fails: true, calls: [] }, { calls: [3] }),
    run({ calls: [9, 1] }, { fails: true, calls: [9] }, { calls: [9, 3] }),
    run({ url: '/login', calls: [9] }, { fails: true, calls: [9] }, { calls: [9] }),
    run({ fails: true, calls: [1] }, { url: '/2', calls: [1] }),
    run({}, { fails: true }, {}),
  ]) {
    assert.deepEqual(repeated(trace), []);
    const { failed, headline, reasons } = verdictOf(trace, 0);
    assert.equal(failed, true);
    assert.match(headline, /^Request \d: socket hang up$/);
    assert.doesNotMatch(reasons.join(' '), /again/);
  }
});

test('tries that all failed are failed requests', () => {
  const trace = run({ fails: true, calls: [1] }, { fails: true, calls: [1] });
  assert.equal(verdictOf(trace, 0).headline, 'Requests 1 and 2: socket hang up');
});

test('a request that was made before the other one failed is no repetition of it', () => {
  const both = run({ fails: true, calls: [1] }, { calls: [1] });
  const isRequest = (id: string) => id.startsWith('request.');
  const requests = both.filter(({ id }) => isRequest(id));
  const rest = both.filter(({ id }) => !isRequest(id));
  assert.deepEqual(repeated([...requests, ...rest]), []);
});
