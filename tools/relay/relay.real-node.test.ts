import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../conformance/listening.ts';
import type { RelayedConnection } from './connection.ts';
import { type RunningRelay, startRelay } from './start-relay.ts';

const RESPONSE = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

/** What a server does with a connection. It counts the bytes that reach it. */
type Serve = (socket: net.Socket) => void;
const CLOSES_AT_ONCE: Serve = (socket) => socket.once('data', () => socket.end(RESPONSE));
const STAYS_OPEN: Serve = (socket) => socket.on('data', () => socket.write(RESPONSE));

async function withRelay(
  serve: Serve,
  holdUs: number,
  use: (relay: RunningRelay, bytesAtServer: () => number) => Promise<void>,
): Promise<void> {
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    serve(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: target } = server.address() as AddressInfo;
  const relay = await startRelay({ target, port: await freePort(), holdUs });
  try {
    await use(relay, () => sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0));
  } finally {
    await relay.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

function connect({ port }: RunningRelay): net.Socket {
  return net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }).on('error', () => {});
}

function heldUs({ requests, finSentUs }: RelayedConnection): number {
  return finSentUs! - requests[0]!.answeredUs!;
}

const TRIALS = 20;
/** Of the shortest, on a machine that has other things to do. accuracy.ts measures how exact it is on a quiet one. */
const LATE_US_MAX = 1_000;

for (const holdUs of [100, 500, 2_000, 20_000]) {
  test(`a FIN is held for ${holdUs} µs, never for less`, async () => {
    await withRelay(CLOSES_AT_ONCE, holdUs, async (relay) => {
      for (let trial = 0; trial < TRIALS; trial += 1) {
        const client = connect(relay);
        client.write(request('/1'));
        client.resume();
        await once(client, 'end');
        client.end();
      }
      const held = (await relay.connections()).map(heldUs).sort((a, b) => a - b);
      assert.equal(held.length, TRIALS);
      // Both times are rounded to whole microseconds.
      assert.ok(held[0]! >= holdUs - 1, `the shortest was ${held[0]} µs`);
      assert.ok(held[0]! < holdUs + LATE_US_MAX, `the shortest was ${held[0]} µs`);
    });
  });
}

test('a request while the FIN is held is noted, and reaches nobody', async () => {
  await withRelay(CLOSES_AT_ONCE, 30_000, async (relay, bytesAtServer) => {
    const client = connect(relay);
    client.write(request('/1'));
    await once(client, 'data');
    await sleep(5); // until the server's FIN is at the relay
    client.write(request('/2'));
    client.resume();
    await once(client, 'end');
    const [connection] = await relay.connections();
    const { requests, finReceivedUs, finSentUs } = connection!;
    assert.deepEqual(
      requests.map(({ path, answeredUs }) => [path, answeredUs !== undefined]),
      [
        ['/1', true],
        ['/2', false],
      ],
    );
    assert.ok(finReceivedUs! < requests[1]!.atUs && requests[1]!.atUs < finSentUs!);
    assert.equal(bytesAtServer(), request('/1').length);
    client.end();
  });
});

test('a server that stays open answers every request, and the times are kept', async () => {
  await withRelay(STAYS_OPEN, 0, async (relay) => {
    const client = connect(relay);
    for (const path of ['/1', '/2', '/3']) {
      client.write(request(path));
      await once(client, 'data');
    }
    const [connection] = await relay.connections();
    const { requests, finReceivedUs, finSentUs } = connection!;
    assert.deepEqual(
      requests.map(({ path }) => path),
      ['/1', '/2', '/3'],
    );
    const times = requests.flatMap(({ atUs, answeredUs }) => [atUs, answeredUs!]);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
    assert.equal(finReceivedUs, undefined);
    assert.equal(finSentUs, undefined);
    client.destroy();
  });
});

test('a FIN that the server itself sends later than asked for goes out when it comes', async () => {
  const late: Serve = (socket) => {
    socket.once('data', () => {
      socket.write(RESPONSE);
      setTimeout(() => socket.end(), 20);
    });
  };
  await withRelay(late, 1_000, async (relay) => {
    const client = connect(relay);
    client.write(request('/1'));
    client.resume();
    await once(client, 'end');
    client.end();
    await sleep(5);
    const [connection] = await relay.connections();
    assert.ok(heldUs(connection!) > 15_000, `${heldUs(connection!)} µs`);
    assert.ok(connection!.finSentUs! >= connection!.finReceivedUs!);
  });
});

test('a client that closes first is not kept waiting, and nothing is sent late', async () => {
  await withRelay(CLOSES_AT_ONCE, 5_000_000, async (relay) => {
    const client = connect(relay);
    client.write(request('/1'));
    await once(client, 'data');
    client.resume();
    client.end();
    await once(client, 'end');
    const [connection] = await relay.connections();
    assert.equal(connection!.finSentUs, undefined);
  });
});

test('a port that is taken is an error with its reason', async () => {
  const taken = net.createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await assert.rejects(startRelay({ target: port, port, holdUs: 0 }), /EADDRINUSE/);
  taken.close();
});
