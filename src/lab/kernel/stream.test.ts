import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RESET_NOTICED_BYTES } from './buffer-sizes.ts';
import { atOnce } from './coroutine.ts';
import type { Status } from './errno.ts';
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

/** A client that writes so many bytes when it is connected; its peer then does `serve`. */
function writing(bytesToWrite: number, serve: (peer: TcpSocket) => void, serveUs = 1000) {
  const machine = testMachine();
  const listener = listenByHand(machine);
  const client = new TestProcess(machine, 'client');
  const told: string[] = [];
  client.start(
    atOnce(() => {
      connectAndRead(
        client.loop,
        atOnce((result) => told.push(typeof result === 'string' ? `read ${result}` : 'read')),
        atOnce((handle) => {
          if (serveUs === 0) serve(accepted(listener));
          const message = new Uint8Array(bytesToWrite);
          const taken = handle.tryWrite(message);
          const start = typeof taken === 'number' ? taken : 0;
          const note = atOnce((status: Status) => told.push(`written ${status}`));
          if (start < bytesToWrite) handle.write(message.subarray(start), note);
          else told.push('at once');
        }),
      );
    }),
  );
  if (serveUs > 0) machine.at(serveUs, () => serve(accepted(listener)));
  machine.run(500_000);
  const writes = ofKind(machine.events, 'syscall').filter(({ call }) => call === 'write');
  return { told, results: writes.map(({ result }) => result) };
}

test('rule 17: what does not fit is written when the peer has read, and called back then', () => {
  const { told, results } = writing(5_000_000, (peer) => {
    while (typeof peer.recv(65_536) === 'object');
  });
  assert.deepEqual(told, ['written 0']);
  assert.deepEqual(results.slice(0, 2), [2_633_835, 'EAGAIN']);
  assert.equal(results.length, 3);
});

test('rule 17: a write that waits fails late, with the reset of its peer', () => {
  const reset = writing(5_000_000, (peer) => peer.close(true));
  assert.deepEqual(reset.told, ['read ECONNRESET', 'written EPIPE']);
  const unread = writing(5_000_000, () => {});
  assert.deepEqual(unread.told, [], 'it waits as long as nobody reads');
});

test('rule 18: a write to a peer that is gone takes 524,288 bytes, and the rest fails', () => {
  const gone = (peer: TcpSocket) => peer.close();
  const whole = writing(RESET_NOTICED_BYTES, gone, 0);
  assert.deepEqual(whole.told.slice(0, 1), ['at once']);
  const longer = writing(RESET_NOTICED_BYTES + 1, gone, 0);
  assert.deepEqual(longer.results, [RESET_NOTICED_BYTES, 'EPIPE']);
});
