import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from './coroutine.ts';
import type { TcpSocket } from './socket.ts';
import type { ReadResult } from './stream.ts';
import {
  accepted,
  bytes,
  connectAndRead,
  listenByHand,
  noop,
  ofKind,
  TestProcess,
  testMachine,
  UV_NEW,
  UV_OLD,
} from './testing.ts';

/**
 * Runs one connected client; `serve` is called with its peer when the connection is quiet. Returns
 * what the client read, by turn of its loop.
 */
function reading(serve: (peer: TcpSocket) => void, { uv = UV_OLD, bufferBytes = 65_536 } = {}) {
  const machine = testMachine();
  const listener = listenByHand(machine);
  const client = new TestProcess(machine, 'client', uv);
  const turns = new Map<number, (number | string)[]>();
  const onRead = atOnce((result: ReadResult) => {
    const { turn } = client.loop;
    const size = typeof result === 'string' ? result : result.length;
    turns.set(turn, [...(turns.get(turn) ?? []), size]);
  });
  client.start(
    atOnce(() => {
      connectAndRead(client.loop, onRead).readBufferBytes = bufferBytes;
    }),
  );
  machine.at(1000, () => serve(accepted(listener)));
  machine.run(2000);
  return { machine, turns: [...turns.values()] };
}

test('rule 1: a short read ends the turn; the FIN right behind it is seen by the next poll', () => {
  const { turns } = reading((peer) => {
    peer.send(bytes('response'));
    peer.close();
  });
  assert.deepEqual(turns, [[8], ['EOF']]);
});

test('rule 1: a read that fills the buffer is followed by another', () => {
  const response = (peer: TcpSocket) => {
    peer.send(bytes('response'));
    peer.close();
  };
  assert.deepEqual(reading(response, { bufferBytes: 8 }).turns, [[8, 'EOF']]);
});

test('rule 2: full reads go on, but not for ever', () => {
  const { turns } = reading((peer) => peer.send(bytes('x'.repeat(70))), { bufferBytes: 2 });
  assert.deepEqual(
    turns.map((reads) => reads.length),
    [32, 3],
  );
});

test('rule 3: libuv < 1.52 takes a hang-up after a short read for the end at once', () => {
  const { turns } = reading(respondAndReset, { uv: '1.51.0' });
  assert.deepEqual(turns, [[8, 'EOF']]);
});

test('rule 3: libuv >= 1.52 reads once more first, and meets the reset', () => {
  const { turns } = reading(respondAndReset, { uv: '1.52.0' });
  assert.deepEqual(turns, [[8], ['ECONNRESET']]);
});

function respondAndReset(peer: TcpSocket): void {
  peer.send(bytes('response'));
  peer.close(true);
}

test('the system calls of the fatal moment: IN|ERR|HUP, but the read finds the end', () => {
  const machine = testMachine();
  const listener = listenByHand(machine);
  const client = new TestProcess(machine, 'client', UV_NEW);
  client.start(
    atOnce(() => {
      const handle = connectAndRead(
        client.loop,
        atOnce((result) => {
          if (result === 'EOF') handle.close();
          else if (typeof result !== 'string') handle.tryWrite(bytes('request 2'));
        }),
      );
    }),
  );
  machine.at(1000, () => {
    const peer = accepted(listener);
    peer.send(bytes('response'));
    peer.close();
  });
  machine.run();
  const calls = ofKind(machine.events, 'syscall').map(({ call, result, mask }) =>
    [call, mask ?? result].join(' '),
  );
  assert.deepEqual(calls, [
    'connect EINPROGRESS',
    'epoll_wait OUT',
    'epoll_wait IN',
    'read 8',
    'write 9',
    'epoll_wait IN|ERR|HUP',
    'read 0',
    'close 0',
  ]);
  assert.deepEqual(
    ofKind(machine.events, 'read').map(({ result }) => result),
    [8, 'EOF'],
  );
});

test('a call is reported before the packets that it sends', () => {
  const { machine } = reading(noopPeer);
  const kinds = machine.events
    .filter(({ kind }) => kind === 'syscall' || kind === 'packet')
    .map((event) => (event.kind === 'syscall' ? event.call : event.kind));
  assert.deepEqual(kinds.slice(0, 2), ['connect', 'packet']);
});

function noopPeer(): void {}

test('a process that ended in a callback reads nothing more', () => {
  const machine = testMachine();
  const listener = listenByHand(machine);
  const client = new TestProcess(machine, 'client');
  const stop = atOnce(() => client.loop.stop());
  client.start(
    atOnce(() => {
      connectAndRead(client.loop, stop).readBufferBytes = 4;
    }),
  );
  machine.at(1000, () => respondAndReset(accepted(listener)));
  machine.run();
  assert.equal(ofKind(machine.events, 'read').length, 1);
  assert.equal(client.exits, 1);
});

test('no reading without a connection, twice, or after close', () => {
  const machine = testMachine();
  listenByHand(machine);
  const { loop } = new TestProcess(machine, 'client');
  const handle = connectAndRead(loop, noop);
  assert.equal(handle.tryWrite(bytes('early')), 'EAGAIN');
  assert.equal(handle.readStart(), 0);
  assert.equal(handle.readStart(), 'EALREADY');
  handle.close();
  assert.equal(handle.readStart(), 'EINVAL');
  assert.equal(handle.shutdown(noop), 'ENOTCONN');
  assert.equal(handle.getsockname(), 'EBADF');
});
