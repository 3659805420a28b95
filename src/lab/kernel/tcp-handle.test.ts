import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from './coroutine.ts';
import type { Status } from './errno.ts';
import type { TcpSocket } from './socket.ts';
import { TcpHandle } from './tcp-handle.ts';
import {
  accepted,
  bytes,
  connectAndRead,
  listenByHand,
  noop,
  ofKind,
  PORT,
  TestProcess,
  testMachine,
} from './testing.ts';

/**
 * A server that closes after its first answer without saying so, as hyper before 1.5; and its
 * client.
 */
function hyperAndClient() {
  const machine = testMachine({ time: { clientStartUs: 1000 } });
  const server = new TestProcess(machine, 'server');
  server.start(
    atOnce(() => {
      const listening = new TcpHandle(server.loop);
      listening.bind('127.0.0.1', PORT);
      listening.onConnection = atOnce(() => {
        const connection = new TcpHandle(server.loop);
        listening.accept(connection);
        connection.onRead = atOnce((request) => {
          if (typeof request !== 'string') connection.tryWrite(bytes('response'));
          connection.close();
        });
        connection.readStart();
      });
      listening.listen(511);
    }),
  );
  return { machine, server, client: new TestProcess(machine, 'client') };
}

test('two programs: the second request is sent on a connection whose FIN is not read yet', () => {
  const { machine, client } = hyperAndClient();
  const log: unknown[] = [];
  client.start(
    atOnce(() => {
      const handle = connectAndRead(
        client.loop,
        function* (result) {
          log.push(typeof result === 'string' ? result : 'response');
          // Longer than the server needs to write its FIN, as a real client's callback is.
          yield { busy: 300 };
          if (result === 'EOF') handle.close();
          else log.push(handle.tryWrite(bytes('request 2')));
        },
        atOnce(() => handle.tryWrite(bytes('request 1'))),
      );
    }),
    machine.time.clientStartUs,
  );
  assert.equal(machine.run(), 'idle');
  assert.deepEqual(log, ['response', 9, 'EOF']);
  const flags = ofKind(machine.events, 'packet').map((packet) => packet.flags);
  assert.deepEqual(flags.slice(-4), ['.', 'F.', 'P.', 'R']);
  assert.equal(client.exits, 1, 'nothing keeps the client alive');
});

test('libuv 1.45 and later accept one connection a poll, earlier ones all there are', () => {
  for (const [uv, polls] of [
    ['1.44.2', 1],
    ['1.45.0', 2],
  ] as const) {
    const machine = testMachine();
    const server = new TestProcess(machine, 'server', uv);
    const turns = new Set<number>();
    server.start(
      atOnce(() => {
        const listening = new TcpHandle(server.loop);
        listening.bind('127.0.0.1', PORT);
        listening.onConnection = atOnce(() => {
          turns.add(server.loop.turn);
          listening.accept(new TcpHandle(server.loop));
        });
        listening.listen(511);
      }),
    );
    const client = new TestProcess(machine, 'client');
    client.start(
      atOnce(() => {
        connectAndRead(client.loop, noop);
        connectAndRead(client.loop, noop);
      }),
      1000,
    );
    machine.run();
    assert.equal(turns.size, polls, uv);
    assert.equal(ofKind(machine.events, 'syscall').filter((c) => c.call === 'accept').length, 2);
  }
});

test('a listener that is not asked to accept stops listening until it is', () => {
  const machine = testMachine();
  const server = new TestProcess(machine, 'server');
  let told = 0;
  server.start(
    atOnce(() => {
      const listening = new TcpHandle(server.loop);
      listening.bind('127.0.0.1', PORT);
      listening.listen(511);
      listening.onConnection = atOnce(() => {
        told++;
      });
    }),
  );
  const client = new TestProcess(machine, 'client');
  client.start(
    atOnce(() => {
      connectAndRead(client.loop, noop);
      connectAndRead(client.loop, noop);
    }),
    1000,
  );
  machine.run();
  assert.equal(told, 1);
});

test('closing a listener resets the connections that wait to be accepted', () => {
  const machine = testMachine();
  const { loop } = new TestProcess(machine, 'server');
  const listening = new TcpHandle(loop);
  listening.bind('127.0.0.1', PORT);
  listening.listen(511);
  const client = connectAndRead(new TestProcess(machine, 'client').loop, noop);
  listening.close();
  assert.equal(ofKind(machine.events, 'packet').at(-1)?.flags, 'R.');
  assert.equal(client.getpeername(), 'ENOTCONN');
});

test('closeReset sends a reset, and refuses while a shutdown is under way', () => {
  const machine = testMachine();
  const statuses: Status[] = [];
  const { loop } = new TestProcess(machine, 'server');
  const listening = new TcpHandle(loop);
  listening.bind('127.0.0.1', PORT);
  listening.listen(511);
  const connect = () => connectAndRead(new TestProcess(machine, 'client').loop, noop);
  const [one, other] = [connect(), connect()];
  statuses.push(one.closeReset());
  other.shutdown(noop);
  statuses.push(other.closeReset());
  assert.deepEqual(statuses, [0, 'EINVAL']);
  assert.equal(ofKind(machine.events, 'packet').at(-1)?.flags, 'R.');
});

/**
 * What `hasPendingRead` of a client answers while it connects, and 1 ms after each act of its peer.
 */
function looks(...acts: readonly ((peer: TcpSocket) => void)[]) {
  const machine = testMachine();
  const listener = listenByHand(machine);
  const client = new TestProcess(machine, 'client');
  const seen: boolean[] = [];
  const look = (handle: TcpHandle) => seen.push(handle.hasPendingRead());
  client.start(
    atOnce(() => {
      const handle = connectAndRead(client.loop, noop);
      look(handle);
      machine.at(1000, () => {
        const peer = accepted(listener);
        handle.readStop(); // otherwise the loop reads the bytes before the look
        for (const [index, act] of acts.entries()) {
          machine.at(2000 * (index + 1), () => act(peer));
          machine.at(2000 * (index + 1) + 1000, () => look(handle));
        }
      });
      machine.at(9_000, () => {
        handle.close();
        look(handle);
      });
    }),
  );
  machine.run(10_000);
  return { seen, machine };
}

test('rule 16: a look finds bytes, an end of file and a reset', () => {
  assert.deepEqual(looks(() => {}).seen, [false, false, false]);
  assert.deepEqual(looks((peer) => peer.send(bytes('x'))).seen, [false, true, false]);
  assert.deepEqual(looks((peer) => peer.close()).seen, [false, true, false]);
  assert.deepEqual(looks((peer) => peer.abort()).seen, [false, true, false]);
});

test('rule 16: a look is a system call of its own, also while the socket connects', () => {
  const { machine } = looks(
    () => {},
    (peer) => peer.close(),
  );
  const peeks = ofKind(machine.events, 'syscall').filter(({ call }) => call === 'peek');
  assert.deepEqual(
    peeks.map(({ result }) => result),
    ['EAGAIN', 'EAGAIN', 0],
  );
});

test('rule 16: a look at a connection that was refused takes the refusal with it', () => {
  const machine = testMachine();
  const client = new TestProcess(machine, 'client');
  const seen: unknown[] = [];
  client.start(
    atOnce(() => {
      const handle = new TcpHandle(client.loop);
      const onConnect = atOnce((status: unknown) => void seen.push(status));
      handle.connect('127.0.0.1', PORT, onConnect);
      seen.push(handle.hasPendingRead());
    }),
  );
  machine.run(10_000);
  assert.deepEqual(seen, [true, 0]);
});

test('rule 16: a socket that listens has nothing to read', () => {
  const machine = testMachine();
  const server = new TestProcess(machine, 'server');
  server.start(
    atOnce(() => {
      const listening = new TcpHandle(server.loop);
      assert.equal(listening.hasPendingRead(), false, 'no file yet');
      listening.bind('127.0.0.1', PORT);
      listening.listen(511);
      assert.equal(listening.hasPendingRead(), false);
      listening.close();
    }),
  );
  machine.run();
});
