import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from './coroutine.ts';
import { POLLIN } from './epoll.ts';
import type { Status } from './errno.ts';
import { TcpHandle } from './tcp-handle.ts';
import {
  bytes,
  connectAndRead,
  connectedPair,
  listenByHand,
  noop,
  ofKind,
  PORT,
  TestProcess,
  testMachine,
} from './testing.ts';

test('the packets of node-fetch issue 1735, as its tcpdump shows them', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  const request1 = bytes(`POST /1 HTTP/1.1\r\nConnection: close\r\n\r\n`.padEnd(224, 'x'));
  const response = bytes('HTTP/1.1 200 OK\r\ncontent-length: 2619\r\n\r\n'.padEnd(2729, 'x'));
  const request2 = bytes(`POST /2 HTTP/1.1\r\n\r\n`.padEnd(281, 'x'));
  client.send(request1);
  server.recv(65536);
  server.send(response);
  server.close();
  client.send(request2);
  const lines = ofKind(machine.events, 'packet').map(
    ({ source, target, flags, seq, ack, length, http }) =>
      `${source} > ${target} [${flags}] ${seq} ${ack ?? '-'} ${length}${http ? ` ${http}` : ''}`,
  );
  const C = '127.0.0.1:47630';
  const S = '127.0.0.1:3000';
  assert.deepEqual(lines, [
    `${C} > ${S} [S] 0 - 0`,
    `${S} > ${C} [S.] 0 1 0`,
    `${C} > ${S} [.] 1 1 0`,
    `${C} > ${S} [P.] 1 1 224 POST /1 HTTP/1.1`,
    `${S} > ${C} [.] 1 225 0`,
    `${S} > ${C} [P.] 1 225 2729 HTTP/1.1 200 OK`,
    `${C} > ${S} [.] 225 2730 0`,
    `${S} > ${C} [F.] 2730 225 0`,
    `${C} > ${S} [P.] 225 2731 281 POST /2 HTTP/1.1`,
    `${S} > ${C} [R] 2731 - 0`,
  ]);
});

test('an end that answers acknowledges with its answers, on a kept-alive connection', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  for (let i = 0; i < 2; i++) {
    client.send(bytes('request'));
    server.recv(100);
    server.send(bytes('response'));
    client.recv(100);
  }
  client.close();
  const lines = ofKind(machine.events, 'packet').map(
    ({ from, flags, seq, ack }) => `${from} ${flags} ${seq} ${ack}`,
  );
  // As tcpdump shows it on Linux 6.18, lengths aside.
  assert.deepEqual(lines.slice(3), [
    'client P. 1 1',
    'server . 1 8',
    'server P. 1 8',
    'client . 8 9',
    'client P. 8 9',
    'server P. 9 15',
    'client F. 15 17',
  ]);
});

test('rule 13: the loopback is synchronous, the reset is back before write returns', () => {
  const { client, server } = connectedPair(testMachine());
  server.close();
  client.send(bytes('too late'));
  assert.equal(client.state, 'CLOSED');
});

test('rule 13: with latency each packet takes its time, and says when it arrives', () => {
  const machine = testMachine({ time: { latencyUs: 20 } });
  const listener = listenByHand(machine);
  const owner = new TestProcess(machine, 'client');
  connectAndRead(owner.loop, noop);
  machine.run(59);
  assert.equal(listener.pollMask(), 0);
  machine.run(60);
  assert.equal(listener.pollMask(), POLLIN, 'the handshake is over after three flights');
  assert.deepEqual(
    ofKind(machine.events, 'packet').map(({ flags, t, arrivesAt }) => [flags, t, arrivesAt]),
    [
      ['S', 0, 20],
      ['S.', 20, 40],
      ['.', 40, 60],
    ],
  );
});

test('what a process sends when it ran ahead waits until the other one has caught up', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  const ahead = new TestProcess(machine, 'server');
  ahead.start(
    atOnce(() => {
      machine.elapse(500);
      server.send(bytes('from the future'));
      machine.elapse(500);
    }),
    10,
  );
  const busy = new TestProcess(machine, 'client');
  const seen: [number, unknown][] = [];
  busy.start(
    atOnce(() => {
      machine.elapse(20);
      seen.push([machine.now, client.recv(100)]);
      machine.elapse(1000);
      seen.push([machine.now, client.recv(100)]);
    }),
  );
  machine.run();
  assert.deepEqual(seen, [
    [20, 'EAGAIN'],
    [1020, bytes('from the future')],
  ]);
});

test('connecting where nobody listens is refused with an acknowledging reset', () => {
  const machine = testMachine();
  const client = new TestProcess(machine, 'client');
  const statuses: Status[] = [];
  client.start(
    atOnce(() => {
      const handle = new TcpHandle(client.loop);
      handle.connect(
        '127.0.0.1',
        9,
        atOnce((status) => {
          statuses.push(status);
          handle.close();
        }),
      );
    }),
  );
  machine.run();
  assert.deepEqual(statuses, ['ECONNREFUSED']);
  assert.deepEqual(
    ofKind(machine.events, 'packet').map(({ from, flags, seq, ack }) => [from, flags, seq, ack]),
    [
      ['client', 'S', 0, undefined],
      ['server', 'R.', 0, 1],
    ],
  );
});

test('addresses: a port that is taken, a dual-stack listener, and no way off the machine', () => {
  const machine = testMachine();
  const { loop } = new TestProcess(machine, 'server');
  const first = new TcpHandle(loop);
  assert.equal(first.bind('::', PORT), 0);
  assert.equal(first.listen(511), 0);
  assert.deepEqual(first.getsockname(), { address: '::', port: PORT, family: 'IPv6' });

  const second = new TcpHandle(loop);
  assert.equal(second.bind('127.0.0.1', PORT), 0);
  assert.equal(second.listen(511), 'EADDRINUSE');
  assert.equal(second.getsockname(), 'EADDRINUSE');

  const client = new TcpHandle(loop);
  assert.equal(client.connect('192.0.2.1', PORT, noop), 'ENETUNREACH');
  assert.equal(client.connect('127.0.0.1', PORT, noop), 0);
  assert.deepEqual(client.getsockname(), { address: '127.0.0.1', port: 47630, family: 'IPv4' });
  assert.deepEqual(client.getpeername(), { address: '127.0.0.1', port: PORT, family: 'IPv4' });

  assert.equal(new TcpHandle(loop).bind('192.0.2.1', PORT), 'EADDRNOTAVAIL');
});

test('an accepted IPv4 connection has mapped addresses on a dual-stack listener', () => {
  const machine = testMachine();
  const server = new TestProcess(machine, 'server');
  const names: unknown[] = [];
  server.start(
    atOnce(() => {
      const listening = new TcpHandle(server.loop);
      listening.bind('::', PORT);
      listening.onConnection = atOnce(() => {
        const accepted = new TcpHandle(server.loop);
        listening.accept(accepted);
        names.push(accepted.getsockname(), accepted.getpeername());
        server.loop.stop();
      });
      listening.listen(511);
    }),
  );
  const client = new TestProcess(machine, 'client');
  client.start(
    atOnce(() => {
      connectAndRead(
        client.loop,
        noop,
        atOnce((handle) => {
          handle.close();
        }),
      );
    }),
    100,
  );
  machine.run();
  assert.deepEqual(names, [
    { address: '::ffff:127.0.0.1', port: PORT, family: 'IPv6' },
    { address: '::ffff:127.0.0.1', port: 47630, family: 'IPv6' },
  ]);
});
