import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Trace, Unnamed } from '../record/event.ts';
import { nameEvents } from '../record/name-events.ts';
import { asks, call, http, packet, phase, requestPacket } from '../testing/build.ts';
import {
  HUNG_UP,
  KEPT_OPEN,
  NEW_CONNECTION,
  PACKETS_AND_PROBE,
  PROBE_ONLY,
} from '../testing/runs.ts';
import { outcomeOf, verdictOf } from './verdict.ts';

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

test('the sign depends on the requests, and the outcome on the exit code', () => {
  const caught = nameEvents([...answered(1), ...failed(2)]);
  assert.deepEqual([verdictOf(caught, 0).outcome, verdictOf(caught, 0).failed], ['ok', true]);
  const open = nameEvents([...answered(1), ...asks(20, 2, 2)]);
  assert.deepEqual([verdictOf(open, 0).outcome, verdictOf(open, 0).failed], ['ok', true]);
  const fine = nameEvents(answered(1));
  assert.equal(verdictOf(fine, 0).failed, false);
  assert.equal(verdictOf(fine, 3).failed, true, 'a program that says it failed is believed');
});

test('the headline gives the number of a response whose body failed', () => {
  const cut = (request: number, message: string) => [
    ...answered(request),
    http(request * 10 + 1, { what: 'error', request, error: { name: 'Error', message } }),
  ];
  const wrapped =
    'Invalid response body while trying to fetch http://127.0.0.1:3000/2: Premature close';
  assert.equal(headline(cut(1, 'aborted'), 0), 'The body of response 1: aborted');
  assert.equal(
    headline([...answered(1), ...cut(2, wrapped), ...cut(3, wrapped), ...failed(4)], 0),
    'Request 4: socket hang up; the bodies of responses 2 and 3: Premature close',
  );
  const { failed: sign, reasons } = verdictOf(nameEvents(cut(1, 'aborted')), 0);
  assert.equal(sign, true);
  assert.equal(reasons[0], 'Response 1 came, with status 200. Then its body failed.');
});

test('only the exit code decides the outcome', () => {
  assert.deepEqual([0, 1, 13, undefined].map(outcomeOf), ['ok', 'failed', 'failed', 'failed']);
});

test('the verdict on the bug', () => {
  assert.deepEqual(verdictOf(HUNG_UP, 1), {
    outcome: 'failed',
    failed: true,
    headline: 'Request 2: socket hang up',
    reasons: [
      'Request 2 was written on the socket of request 1, 330 µs after the server’s FIN had reached the client’s kernel. Node had not read that FIN yet.',
      'Node reads a socket only in the poll phase of its event loop, and request 2 was made before the next one.',
      'The kernel took the bytes, and the next poll read end of file. A connection that ends without a response is a “socket hang up”.',
    ],
  });
});

test('the reasons for an answered request', () => {
  assert.deepEqual(verdictOf(NEW_CONNECTION, 0).reasons, [
    'Node learned of the server’s FIN 1.15 ms before request 2 was made, and dropped the socket.',
    'Request 2 opened a new connection.',
  ]);
  assert.deepEqual(verdictOf(KEPT_OPEN, 0).reasons, [
    'Request 2 used the socket of request 1 again.',
    'The server had not closed it: no FIN, no race window.',
  ]);
});

test('the verdict does not mention a FIN when the engine sees no packets', () => {
  const { headline, reasons } = verdictOf(PROBE_ONLY, 1);
  assert.equal(headline, 'Request 2: socket hang up');
  assert.match(reasons[0] ?? '', /ended without a response/);
  assert.doesNotMatch(reasons.join(' '), /µs|FIN had/);
});

test('a recording without system calls says when a request was sent, and not when Node read', () => {
  assert.deepEqual(verdictOf(PACKETS_AND_PROBE, 1).reasons, [
    'Request 2 was sent on the connection of request 1, 330 µs after the server’s FIN had come.',
    'System calls were not watched in this run, so it does not show when Node read that FIN.',
  ]);
  const late = nameEvents([
    ...asks(0, 1, 1),
    requestPacket(10, 1),
    packet(5_010, 'server', 'F.'),
    http(5_100, { what: 'error', request: 1, error: { name: 'Error', message: 'socket hang up' } }),
  ]);
  assert.deepEqual(verdictOf(late, 1).reasons, [
    'Request 1 was sent before the server closed. Its FIN came 5 ms later, instead of an answer.',
  ]);
});

test('a headline counts the requests', () => {
  assert.equal(headline([], 0), 'No request was made');
  assert.equal(headline([phase(0, 'main')], 0), 'No connection was made');
  assert.equal(headline([phase(0, 'main'), call(1, 'connect', 0)], 0), 'No request was made');
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
  assert.equal(headline([...answered(1), ...failed(2)], 0), 'Request 2: socket hang up');
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

test('a request to a port where nothing listens', () => {
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

test('an error of the program’s own, and a run that was ended from outside', () => {
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
  const report = { kind: 'output', t: 51, actor: 'client', stream: 'stderr' } as const;
  const text = 'TypeError: x is not a function\n    at file:///app/client.mjs:7:3\n';
  assert.equal(
    headline([...answered(1), ...failed(2), uncaught, { ...report, text }], 1),
    'Request 2: socket hang up; then the program stopped in line 7: TypeError: x is not a function',
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
    failed: true,
    headline: 'Ended: step limit',
    reasons: ['Too many steps.'],
  });
});

test('a segment that the server sends after the client’s own close is no reason', () => {
  const aborted = { name: 'Error', code: 'ECONNRESET', message: 'aborted' };
  const body = nameEvents([
    ...asks(0, 1, 1),
    http(0, { what: 'connected', socket: 1, localPort: 47630 }),
    call(10, 'write', 172),
    requestPacket(10, 1),
    http(20, { what: 'response', request: 1, status: 200 }),
    call(5_000, 'close', 0),
    packet(5_000, 'client', 'F.'),
    packet(5_100, 'server', 'F.'),
    http(5_200, { what: 'error', request: 1, error: aborted }),
  ]);
  assert.deepEqual(verdictOf(body, 0).reasons, [
    'Response 1 came, with status 200. Then its body failed.',
    'The client’s own side closed the connection, 4.99 ms after request 1 was written. No FIN and no RST had come from the server.',
  ]);
  const unwritten = nameEvents([
    ...asks(0, 1, 1),
    call(0, 'connect', 0),
    packet(0, 'client', 'S'),
    call(300, 'close', 0),
    packet(300, 'client', 'F.'),
    packet(400, 'server', 'F.'),
    http(500, { what: 'error', request: 1, error: aborted }),
  ]);
  assert.deepEqual(verdictOf(unwritten, 0).reasons, [
    'The client’s own side closed the connection before a byte of it was written. No FIN and no RST had come from the server.',
  ]);
});

test('an answer that is not HTTP is still an answer', () => {
  const error = {
    name: 'Error',
    code: 'HPE_INVALID_CONSTANT',
    message: 'Parse Error: Expected HTTP/',
  };
  const trace = nameEvents([
    ...asks(0, 1, 1),
    call(10, 'write', 172),
    requestPacket(10, 1),
    packet(20, 'server', 'P.', { length: 17 }),
    packet(20, 'server', 'F.'),
    http(50, { what: 'error', request: 1, error }),
  ]);
  assert.deepEqual(verdictOf(trace, 0).reasons, [
    'Bytes came as an answer, and Node’s parser could not read them as HTTP.',
  ]);
});

test('a request cannot take a socket that came into the pool after the request was made', () => {
  const trace = nameEvents([
    ...answered(1),
    ...asks(20, 2, 2),
    http(21, { what: 'pooled', socket: 1 }),
    http(30, { what: 'response', request: 2, status: 200 }),
  ]);
  assert.deepEqual(verdictOf(trace, 0).reasons, [
    'The socket of request 1 was not in the pool yet when request 2 was made, so it opened a new connection.',
  ]);
});

test('a throw in a file with another name has its line and that name', () => {
  const uncaught: Unnamed = {
    kind: 'uncaught',
    t: 50,
    actor: 'client',
    error: { name: 'Error', message: 'before' },
  };
  const text = "file:///app/bug.mjs:3\nthrow new Error('before');\n";
  const report: Unnamed = { kind: 'output', t: 51, actor: 'client', stream: 'stderr', text };
  assert.equal(
    headline([uncaught, report], 1),
    'The program stopped in line 3 of bug.mjs: Error: before',
  );
});

test('a look that finds bytes is the reason for a new connection', () => {
  const trace = nameEvents([
    ...asks(0, 1, 1),
    call(10, 'write', 172),
    requestPacket(10, 1),
    packet(20, 'server', 'P.', { length: 40, http: 'HTTP/1.1 200 OK' }),
    http(30, { what: 'response', request: 1, status: 200 }),
    http(40, { what: 'pooled', socket: 1 }),
    call(50, 'peek', 1),
    ...asks(51, 2, 2),
    http(90, { what: 'response', request: 2, status: 200 }),
  ]);
  assert.match(
    verdictOf(trace, 0).reasons[0] ?? '',
    /Bytes had come that no request had asked for/,
  );
});

test('a request that was made before the answer to the previous one had no socket to take', () => {
  const trace = nameEvents([
    ...asks(0, 1, 1),
    ...asks(10, 2, 2),
    http(20, { what: 'response', request: 1, status: 200, connectionHeader: 'close' }),
    http(30, { what: 'response', request: 2, status: 200 }),
  ]);
  assert.deepEqual(verdictOf(trace, 0).reasons, [
    'Request 2 was made before response 1 had come, so it opened a new connection.',
  ]);
});

test('a failure is told also when a limit ended the run', () => {
  const limit: Unnamed = {
    kind: 'limit',
    t: 10_000,
    actor: 'client',
    limit: 'virtualUsMax',
    message: 'Too long.',
  };
  const some = verdictOf(nameEvents([...answered(1), ...failed(2), limit]), undefined);
  assert.equal(some.headline, 'Request 2: socket hang up; then ended: time limit');
  assert.equal(some.reasons[0], 'Too long.');
  const many = Array.from({ length: 120 }, (_, index) => failed(index + 1)).flat();
  assert.equal(
    headline([...many, limit], undefined),
    'Requests 1, 2, 3 and 117 more: socket hang up; then ended: time limit',
  );
});

test('a headline stays a line, whatever text a program throws', () => {
  const error = { name: 'N'.repeat(5_000), message: 'A'.repeat(900_000) };
  const stopped = headline([{ kind: 'uncaught', t: 0, actor: 'client', error }], 1);
  assert.match(stopped, /^The program stopped: N+…: A+…$/);
  assert.ok(stopped.length < 450);
  const lost = Array.from({ length: 40 }, (_, index) => {
    const [asked, ...rest] = failed(index + 1);
    const message = `${'A'.repeat(index + 1)}`.repeat(500);
    return [asked, ...rest].flatMap((event) =>
      event?.kind === 'http' && event.what === 'error'
        ? { ...event, error: { ...event.error, message } }
        : (event ?? []),
    );
  });
  assert.ok(headline(lost.flat(), 1).length <= 600);
});
