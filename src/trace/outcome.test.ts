import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trace, Unnamed } from './event.ts';
import { nameEvents } from './name-events.ts';
import { outcomeOf, verdictOf } from './outcome.ts';
import { asks, call, http, packet, requestPacket } from './testing/build.ts';
import { HUNG_UP, KEPT_OPEN, NEW_CONNECTION, PROBE_ONLY } from './testing/runs.ts';

const headline = (reports: readonly Unnamed[], exitCode: number | undefined) =>
  verdictOf(nameEvents(reports), exitCode).headline;

const answered = (request: number) => [
  ...asks(request * 10, request, request),
  http(request * 10, { what: 'response', request, status: 200 }),
];
const failed = (request: number, message = 'socket hang up') => [
  ...asks(request * 10, request, request),
  http(request * 10, { what: 'error', request, error: { name: 'Error', message } }),
];

test('the exit code decides the outcome, and nothing else', () => {
  assert.deepEqual([0, 1, 13, undefined].map(outcomeOf), ['ok', 'failed', 'failed', 'failed']);
});

test('the bug, in words', () => {
  assert.deepEqual(verdictOf(HUNG_UP, 1), {
    outcome: 'failed',
    headline: 'Request 2: socket hang up',
    reasons: [
      'Request 2 was written on the socket of request 1, 330 µs after the server’s FIN had reached the client’s kernel. Node had not read that FIN yet.',
      'Node reads a socket only in the poll phase of its event loop, and request 2 was made before the next one.',
      'The kernel took the bytes, and the next poll read end of file. A connection that ends without a response is a “socket hang up”.',
    ],
  });
});

test('why it went well', () => {
  assert.deepEqual(verdictOf(NEW_CONNECTION, 0).reasons, [
    'Node learned of the server’s FIN 1.15 ms before request 2 was made, and dropped the socket.',
    'Request 2 opened a new connection.',
  ]);
  assert.deepEqual(verdictOf(KEPT_OPEN, 0).reasons, [
    'Request 2 used the socket of request 1 again.',
    'The server had not closed it: no FIN, no race window.',
  ]);
});

test('an engine without packets claims no FIN', () => {
  const { headline, reasons } = verdictOf(PROBE_ONLY, 1);
  assert.equal(headline, 'Request 2: socket hang up');
  assert.match(reasons[0] ?? '', /ended without a response/);
  assert.doesNotMatch(reasons.join(' '), /µs|FIN had/);
});

test('headlines count', () => {
  assert.equal(headline([], 0), 'No request was made');
  assert.equal(headline(answered(1), 0), 'The request was answered');
  assert.equal(headline([1, 2].flatMap(answered), 0), 'Both requests answered');
  assert.equal(
    headline(Array.from({ length: 10 }, (_, i) => answered(i + 1)).flat(), 0),
    'All 10 requests answered',
  );
  const alternating = [1, 2, 3, 4, 5, 6].flatMap((n) => (n % 2 ? answered(n) : failed(n)));
  assert.equal(headline(alternating, 1), 'Requests 2, 4 and 6: socket hang up');
  assert.equal(
    headline([...failed(1, 'read ECONNRESET'), ...failed(2), ...failed(3)], 1),
    'Request 1: read ECONNRESET; requests 2 and 3: socket hang up',
  );
  assert.equal(headline([...answered(1), ...asks(20, 2, 2)], 1), 'Request 2: no answer');
  assert.equal(
    headline([...answered(1), ...failed(2)], 0),
    'Request 2: socket hang up; the program went on',
  );
});

test('a retry is told as one', () => {
  const retried = [...answered(1), ...failed(2), ...answered(3)].map((event) =>
    event.kind === 'http' && event.what === 'request' && event.request > 1
      ? { ...event, url: '/2' }
      : event,
  );
  const verdict = verdictOf(nameEvents(retried), 0);
  assert.equal(verdict.headline, 'Both requests answered, one only at a second try');
  assert.match(verdict.reasons.at(-1) ?? '', /^Request 3 asked for the same again/);
});

test('a server that closes after the request was written', () => {
  const trace: Trace = nameEvents([
    ...asks(0, 1, 1),
    call(10, 'write', 172),
    requestPacket(10, 1),
    packet(5_010, 'server', 'F.'),
    call(5_060, 'read', 0),
    http(5_100, { what: 'error', request: 1, error: { name: 'Error', message: 'socket hang up' } }),
  ]);
  assert.deepEqual(verdictOf(trace, 1).reasons, [
    'Request 1 was written before the server closed. Its FIN came 5 ms later, instead of an answer.',
  ]);
});

test('nothing listens', () => {
  const error = {
    name: 'Error',
    code: 'ECONNREFUSED',
    message: 'connect ECONNREFUSED 127.0.0.1:3000',
  };
  const trace = nameEvents([
    ...asks(0, 1, 1),
    call(0, 'connect', 0),
    packet(0, 'server', 'R.'),
    http(10, { what: 'error', request: 1, error }),
  ]);
  const verdict = verdictOf(trace, 1);
  assert.equal(verdict.headline, 'Request 1: connect ECONNREFUSED 127.0.0.1:3000');
  assert.match(verdict.reasons[0] ?? '', /No server listens/);
});

test('an error of the program’s own, and an end from outside', () => {
  const uncaught: Unnamed = {
    kind: 'uncaught',
    t: 50,
    actor: 'client',
    error: { name: 'TypeError', message: 'x is not a function\n    at …' },
  };
  assert.equal(
    headline([...answered(1), uncaught], 1),
    'The program stopped: TypeError: x is not a function',
  );
  assert.equal(headline(answered(1), 3), 'The program ended with exit code 3');
  const limit: Unnamed = {
    kind: 'limit',
    t: 60,
    actor: 'client',
    limit: 'stepsMax',
    message: 'Too many steps.',
  };
  assert.deepEqual(verdictOf(nameEvents([...answered(1), limit]), undefined), {
    outcome: 'failed',
    headline: 'Ended: step limit',
    reasons: ['Too many steps.'],
  });
});
