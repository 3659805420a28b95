import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameEvents } from '../record/name-events.ts';
import { asks, call, http, packet, requestPacket } from '../testing/build.ts';
import { HUNG_UP, NEW_CONNECTION, PROBE_ONLY, WIRE_ONLY } from '../testing/runs.ts';
import { connectionsOf } from './connections.ts';
import { exchangesOf } from './exchanges.ts';

/** The steps of an exchange, as ids. */
const stepsOf = (exchange: object | undefined) =>
  Object.fromEntries(
    Object.entries(exchange ?? {}).flatMap(([step, value]) =>
      typeof value === 'object' && value !== null ? [[step, (value as { id: string }).id]] : [],
    ),
  );

test('an exchange has the events of all layers', () => {
  const [first, second] = exchangesOf(HUNG_UP);
  assert.deepEqual(stepsOf(first), {
    requested: 'request.1',
    assigned: 'assign.1',
    written: 'write.1',
    sent: 'data.1',
    answered: 'data.2',
    read: 'read.1',
    response: 'response.1',
  });
  assert.deepEqual(stepsOf(second), {
    requested: 'request.2',
    assigned: 'reuse.2',
    written: 'write.2',
    sent: 'data.3',
    failed: 'error.2',
    threw: 'throw.1',
  });
  assert.deepEqual([second?.conn, second?.reused, second?.localPort], [1, true, 47630]);
});

test('a request on a new connection has the number of that connection', () => {
  assert.deepEqual(
    exchangesOf(NEW_CONNECTION).map(({ conn, reused, localPort }) => ({ conn, reused, localPort })),
    [
      { conn: 1, reused: false, localPort: 47630 },
      { conn: 2, reused: false, localPort: 47631 },
    ],
  );
});

test('exchanges come from the packets when there is no probe, and from the probe when there are no packets', () => {
  const [, onWire] = exchangesOf(WIRE_ONLY);
  assert.deepEqual(stepsOf(onWire), { written: 'write.2', sent: 'data.3', threw: 'throw.1' });
  assert.deepEqual([onWire?.method, onWire?.url, onWire?.reused], ['GET', '/2', true]);
  const [, inProbe] = exchangesOf(PROBE_ONLY);
  assert.deepEqual(stepsOf(inProbe), {
    requested: 'request.2',
    assigned: 'reuse.2',
    failed: 'error.2',
    threw: 'throw.1',
  });
  assert.equal(inProbe?.conn, 1);
});

test('a write that the kernel refuses belongs to its request, although no packet shows it', () => {
  const error = { name: 'Error', code: 'ECONNRESET', message: 'write ECONNRESET' };
  const [, second] = exchangesOf(
    nameEvents([
      ...asks(0, 1, 1),
      call(10, 'write', 172),
      requestPacket(10, 1),
      packet(20, 'server', 'R'),
      ...asks(30, 2, 1, { reused: true }),
      call(30, 'write', 'ECONNRESET'),
      http(30, { what: 'error', request: 2, error }),
    ]),
  );
  assert.deepEqual(stepsOf(second), {
    requested: 'request.2',
    assigned: 'reuse.2',
    written: 'write.2',
    failed: 'error.2',
  });
});

test('each failure gets the exception that quotes its message', () => {
  const failure = (request: number, message: string) =>
    http(10, { what: 'error', request, error: { name: 'Error', message } });
  const thrown = (message: string) =>
    ({ kind: 'throw', t: 20, actor: 'client', error: { name: 'FetchError', message } }) as const;
  const exchanges = exchangesOf(
    nameEvents([
      ...asks(0, 1, 1),
      ...asks(0, 2, 2),
      failure(1, 'socket hang up'),
      failure(2, 'read ECONNRESET'),
      thrown('the reader’s own'),
      thrown('request to /2 failed, reason: read ECONNRESET'),
      thrown('request to /1 failed, reason: socket hang up'),
    ]),
  );
  assert.deepEqual(
    exchanges.map(({ threw }) => threw?.id),
    ['throw.3', 'throw.2'],
  );
});

test('a connection has its number, its ports and its socket', () => {
  assert.deepEqual(connectionsOf(NEW_CONNECTION), [
    { conn: 1, clientPort: 47630, serverPort: 3000, socket: 1 },
    { conn: 2, clientPort: 47631, serverPort: 3000, socket: 2 },
  ]);
  assert.deepEqual(connectionsOf(PROBE_ONLY), [
    { conn: 1, clientPort: 47630, serverPort: undefined, socket: 1 },
  ]);
});
