import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameEvents } from '../record/name-events.ts';
import { asks } from '../testing/build.ts';
import { HUNG_UP, KEPT_OPEN, NEW_CONNECTION, PROBE_ONLY, WIRE_ONLY } from '../testing/runs.ts';
import { requestsOf } from './requests.ts';

const first = { index: 1, ok: true, status: 200, reusedSocket: false, localPort: 47630 };
const hungUp = {
  index: 2,
  ok: false,
  reusedSocket: true,
  localPort: 47630,
  error: {
    name: 'FetchError',
    code: 'ECONNRESET',
    message: 'request to http://127.0.0.1:3000/2 failed, reason: socket hang up',
  },
};

test('a failure has the error that the program saw, from every engine', () => {
  for (const trace of [HUNG_UP, PROBE_ONLY, WIRE_ONLY]) {
    assert.deepEqual(requestsOf(trace), [first, hungUp]);
  }
});

test('an error that the program did not see is the one that http reported', () => {
  const unseen = nameEvents(HUNG_UP.filter((event) => event.kind !== 'throw'));
  assert.deepEqual(requestsOf(unseen)[1]?.error, {
    name: 'Error',
    code: 'ECONNRESET',
    message: 'socket hang up',
  });
});

test('an answer says whether its socket was reused', () => {
  const again = { ...first, index: 2, reusedSocket: true };
  assert.deepEqual(requestsOf(KEPT_OPEN), [first, again]);
  assert.deepEqual(requestsOf(NEW_CONNECTION)[1], { ...first, index: 2, localPort: 47631 });
});

test('a request that got no answer is not ok, and has no error', () => {
  assert.deepEqual(requestsOf(nameEvents(asks(0, 1, 1))), [
    { index: 1, ok: false, reusedSocket: false, localPort: 47630 },
  ]);
});

test('a run without requests has no outcomes of requests', () => {
  assert.deepEqual(requestsOf([]), []);
});
