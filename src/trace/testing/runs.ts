import type { Trace, Unnamed } from '../record/event.ts';
import { nameEvents } from '../record/name-events.ts';
import { asks, call, http, packet, phase, requestPacket, responsePacket } from './build.ts';

const HANG_UP = { name: 'Error', code: 'ECONNRESET', message: 'socket hang up' };

const opening: readonly Unnamed[] = [
  phase(0, 'main', 0),
  ...asks(100, 1, 1),
  call(100, 'connect', 0),
  packet(100, 'client', 'S', { seq: 0 }),
  packet(100, 'server', 'S.', { seq: 0, ack: 1 }),
  packet(100, 'client', '.', { ack: 1 }),
  phase(150, 'poll', 1),
  http(400, { what: 'connected', socket: 1, localPort: 47630 }),
  call(400, 'write', 172),
  requestPacket(400, 1),
  phase(400, 'poll', 2),
  responsePacket(500),
];

const closing: readonly Unnamed[] = [
  call(520, 'shutdown', 0, { actor: 'server' }),
  { kind: 'tcp-state', t: 520, actor: 'server', conn: 1, end: 'server', state: 'FIN_WAIT' },
  packet(520, 'server', 'F.', { seq: 107, ack: 173 }),
  { kind: 'tcp-state', t: 520, actor: 'server', conn: 1, end: 'client', state: 'CLOSE_WAIT' },
];

const response: readonly Unnamed[] = [
  call(550, 'read', 106),
  http(850, { what: 'response', request: 1, status: 200 }),
  http(850, { what: 'pooled', socket: 1, localPort: 47630 }),
];

/** The smallest run of the bug: request 2 is written to a socket whose FIN is unread. */
export const HUNG_UP: Trace = nameEvents([
  ...opening,
  ...closing,
  ...response,
  ...asks(850, 2, 1, { reused: true }),
  call(850, 'write', 172),
  requestPacket(850, 2),
  packet(850, 'server', 'R', { seq: 107 }),
  phase(850, 'poll', 3),
  { kind: 'syscall', t: 850, actor: 'client', call: 'epoll_wait', conn: 1, mask: 'IN|ERR|HUP' },
  call(850, 'read', 0),
  http(1150, { what: 'error', request: 2, error: HANG_UP }),
  {
    kind: 'throw',
    t: 1150,
    actor: 'client',
    line: 8,
    error: {
      name: 'FetchError',
      code: 'ECONNRESET',
      message: 'request to http://127.0.0.1:3000/2 failed, reason: socket hang up',
    },
  },
  { kind: 'exit', t: 1200, actor: 'client', code: 1 },
]);

/** One poll later: Node reads the FIN, and request 2 opens a new connection and is answered. */
export const NEW_CONNECTION: Trace = nameEvents([
  ...opening,
  ...closing,
  ...response,
  phase(850, 'poll', 3),
  call(850, 'read', 0),
  call(1150, 'close', 0),
  http(1150, { what: 'closed', socket: 1 }),
  phase(2000, 'timers', 4),
  { kind: 'timer', t: 2000, actor: 'client', phase: 'timers', fn: 'resolve', delayMs: 1 },
  ...asks(2000, 2, 2),
  call(2000, 'connect', 0, { conn: 2 }),
  packet(2000, 'client', 'S', { conn: 2, seq: 0 }),
  phase(2000, 'poll', 4),
  http(2300, { what: 'connected', socket: 2, localPort: 47631 }),
  call(2300, 'write', 172, { conn: 2 }),
  requestPacket(2300, 2, 2),
  responsePacket(2400, 2),
  call(2450, 'read', 106, { conn: 2 }),
  http(2450, { what: 'response', request: 2, status: 200 }),
  { kind: 'exit', t: 2500, actor: 'client', code: 0 },
]);

const [asked, given] = asks(850, 2, 2) as [Unnamed, Unnamed];

/**
 * A Node that looks before it reuses a socket. It finds the FIN, and request 2 opens a new
 * connection at once.
 */
export const LOOKED_FIRST: Trace = nameEvents([
  ...opening,
  ...closing,
  ...response,
  asked,
  call(850, 'peek', 0),
  call(850, 'close', 0),
  given,
  http(850, { what: 'closed', socket: 1 }),
  call(850, 'connect', 0, { conn: 2 }),
  packet(850, 'client', 'S', { conn: 2, seq: 0 }),
  phase(900, 'poll', 3),
  http(1150, { what: 'connected', socket: 2, localPort: 47631 }),
  call(1150, 'write', 172, { conn: 2 }),
  requestPacket(1150, 2, 2),
  responsePacket(1250, 2),
  call(1300, 'read', 106, { conn: 2 }),
  http(1300, { what: 'response', request: 2, status: 200 }),
  { kind: 'exit', t: 1400, actor: 'client', code: 0 },
]);

/**
 * A server that keeps the connection open: the socket is reused, and both requests are answered.
 */
export const KEPT_OPEN: Trace = nameEvents([
  ...opening,
  ...response,
  ...asks(850, 2, 1, { reused: true, header: 'keep-alive' }),
  call(850, 'write', 172),
  requestPacket(850, 2),
  responsePacket(960),
  call(1000, 'read', 106),
  http(1000, { what: 'response', request: 2, status: 200 }),
  { kind: 'exit', t: 1100, actor: 'client', code: 0 },
]);

/**
 * The same run as HUNG_UP, from an engine that does not see the kernel: only the probe's events.
 */
export const PROBE_ONLY: Trace = nameEvents(
  HUNG_UP.filter(
    (event) => event.kind === 'http' || event.kind === 'throw' || event.kind === 'exit',
  ),
);

/** The same run as HUNG_UP, as a recording without system calls has it: packets and the probe's events. */
export const PACKETS_AND_PROBE: Trace = nameEvents(
  HUNG_UP.filter((event) => ['packet', 'http', 'exit'].includes(event.kind)),
);

/**
 * The same run as HUNG_UP, by a program without the probe: the events of the kernel and the
 * exception.
 */
export const WIRE_ONLY: Trace = nameEvents(HUNG_UP.filter((event) => event.kind !== 'http'));
