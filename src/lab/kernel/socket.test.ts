import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RECEIVE_BYTES_MAX, SEGMENT_BYTES_MAX, SEND_BYTES_MAX } from './buffer-sizes.ts';
import { POLLERR, POLLHUP, POLLIN, POLLOUT } from './epoll.ts';
import { bytes, connectedPair, ofKind, testMachine } from './testing.ts';

function packetsAfter(machine: ReturnType<typeof testMachine>, act: () => void): string[] {
  const before = ofKind(machine.events, 'packet').length;
  act();
  return ofKind(machine.events, 'packet')
    .slice(before)
    .map(({ from, flags, seq, ack }) => `${from} ${flags} ${seq} ${ack ?? '-'}`);
}

test('rule 5: a FIN alone is IN; HUP takes both directions', () => {
  const { client, server } = connectedPair(testMachine());
  assert.equal(client.pollMask(), POLLOUT);
  server.shutdown();
  assert.equal(client.pollMask(), POLLIN | POLLOUT);
  client.shutdown();
  assert.equal(client.pollMask(), POLLIN | POLLOUT | POLLHUP);
});

test('rule 5: a reset is IN, ERR and HUP at once', () => {
  const { client, server } = connectedPair(testMachine());
  server.abort();
  assert.equal(client.pollMask(), POLLIN | POLLOUT | POLLERR | POLLHUP);
});

test('rule 6: recv tells data, then the end, and the end again, whatever error there is', () => {
  const { client, server } = connectedPair(testMachine());
  server.send(bytes('last words'));
  server.close();
  client.send(bytes('too late'));
  assert.equal(client.error, 'EPIPE', 'the reset is in');
  assert.deepEqual(client.recv(100), bytes('last words'));
  assert.equal(client.recv(100), 0);
  assert.equal(client.recv(100), 0);
  assert.equal(client.error, 'EPIPE', 'nobody has been told');
});

test('rule 6: without a FIN before it, the reset is an error, told once', () => {
  const { client, server } = connectedPair(testMachine());
  server.send(bytes('last words'));
  server.abort();
  assert.deepEqual(client.recv(100), bytes('last words'));
  assert.equal(client.recv(100), 'ECONNRESET');
  assert.equal(client.recv(100), 0);
});

test('rule 6: an empty queue is EAGAIN', () => {
  const { client } = connectedPair(testMachine());
  assert.equal(client.recv(100), 'EAGAIN');
});

test('rule 16: a peek tells what a read would, and leaves the bytes', () => {
  const { client, server } = connectedPair(testMachine());
  assert.equal(client.peek(1), 'EAGAIN');
  server.send(bytes('last words'));
  assert.equal(client.peek(1), 1);
  server.close();
  assert.equal(client.peek(1), 1, 'bytes come before the end');
  assert.deepEqual(client.recv(100), bytes('last words'));
  assert.equal(client.peek(1), 0);
  assert.equal(client.peek(1), 0, 'an end of file stays');
  assert.equal(client.recv(100), 0);
});

test('rule 16: a peek takes a pending error with it, and the next read is an end of file', () => {
  const { client, server } = connectedPair(testMachine());
  server.abort();
  assert.equal(client.peek(1), 'ECONNRESET');
  assert.equal(client.peek(1), 0);
  assert.equal(client.recv(100), 0);
});

test('rule 7: a reset means ECONNRESET, or EPIPE when the FIN was there before', () => {
  const early = connectedPair(testMachine());
  early.server.abort();
  assert.equal(early.client.takeError(), 'ECONNRESET');
  const late = connectedPair(testMachine());
  late.server.shutdown();
  assert.equal(late.client.state, 'CLOSE_WAIT');
  late.server.abort();
  assert.equal(late.client.takeError(), 'EPIPE');
  assert.equal(late.client.state, 'CLOSED');
});

test('rule 8: the first write after a reset tells ECONNRESET, the second EPIPE', () => {
  const { client, server } = connectedPair(testMachine());
  assert.equal(client.takeSendError(), undefined);
  server.abort();
  assert.equal(client.takeSendError(), 'ECONNRESET');
  assert.equal(client.takeSendError(), 'EPIPE');
});

test('rule 9: close sends a FIN when everything was read', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  server.send(bytes('hello'));
  client.recv(100);
  assert.deepEqual(
    packetsAfter(machine, () => client.close()),
    ['client F. 1 6'],
  );
  assert.equal(client.state, 'FIN_WAIT');
});

test('rule 9: close resets when data is unread', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  server.send(bytes('hello'));
  assert.deepEqual(
    packetsAfter(machine, () => client.close()),
    ['client R. 1 6'],
  );
  assert.equal(client.state, 'CLOSED');
});

test('rule 9: close resets with SO_LINGER 0', () => {
  const machine = testMachine();
  const { client } = connectedPair(machine);
  assert.deepEqual(
    packetsAfter(machine, () => client.close(true)),
    ['client R. 1 1'],
  );
});

test('rule 9: data for a socket that was closed is answered with a bare reset at its ack', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  server.close();
  assert.deepEqual(
    packetsAfter(machine, () => client.send(bytes('too late'))),
    ['client P. 1 2', 'server R 2 -'],
  );
});

test('a socket that is only half closed goes on receiving', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  server.shutdown();
  client.send(bytes('more'));
  assert.deepEqual(server.recv(100), bytes('more'));
  assert.equal(client.error, undefined);
});

test('when both sides have closed, the first is in TIME_WAIT and the other one is gone', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  const sent = packetsAfter(machine, () => {
    server.close();
    client.close();
  });
  assert.deepEqual(sent, ['server F. 1 1', 'client F. 1 2', 'server . 2 2']);
  assert.deepEqual([server.state, client.state], ['TIME_WAIT', 'CLOSED']);
});

test('a FIN is acknowledged 40 ms later when nothing is sent after it', () => {
  const machine = testMachine();
  const { server } = connectedPair(machine);
  const sent = packetsAfter(machine, () => {
    server.close();
    machine.run();
  });
  assert.deepEqual(sent, ['server F. 1 1', 'client . 1 2']);
  assert.equal(machine.now, 40_000);
});

test('reading takes what fits and leaves the rest', () => {
  const { client, server } = connectedPair(testMachine());
  server.send(bytes('abc'));
  server.send(bytes('defg'));
  assert.deepEqual(client.recv(2), bytes('ab'));
  const rest = client.recv(4) as Uint8Array;
  assert.deepEqual(rest, bytes('cdef'));
  assert.equal(rest.buffer.byteLength, 4, 'a buffer of its own');
  assert.deepEqual(client.recv(9), bytes('g'));
});

test('bytes are copied: what is written later into the same buffer is not sent', () => {
  const { client, server } = connectedPair(testMachine());
  const buffer = Buffer.from('one');
  server.send(buffer);
  buffer.write('two');
  assert.deepEqual(client.recv(9), bytes('one'));
});

const FULL = RECEIVE_BYTES_MAX + SEND_BYTES_MAX;

test('rule 17: a write takes what both buffers hold, then EAGAIN, and POLLOUT is gone', () => {
  const { client, server } = connectedPair(testMachine());
  assert.equal(client.sendRoom(20_000_000), FULL);
  client.send(new Uint8Array(FULL));
  assert.equal(client.sendRoom(1), 'EAGAIN');
  assert.equal(client.pollMask() & POLLOUT, 0);
  assert.ok(server.queue.bytes <= RECEIVE_BYTES_MAX);
});

test('rule 17: as the peer reads, more is sent; POLLOUT comes when a third is free', () => {
  const { client, server } = connectedPair(testMachine());
  client.send(Uint8Array.from({ length: FULL }, (_, i) => i % 251));
  client.sendRoom(1);
  let wakeUps = 0;
  client.onEvent = () => wakeUps++;
  let read = 0;
  let readAtWakeUp = 0;
  for (let chunk = server.recv(65_536); typeof chunk === 'object'; chunk = server.recv(65_536)) {
    assert.ok(chunk.every((byte, i) => byte === (read + i) % 251));
    read += chunk.length;
    if (wakeUps === 1 && readAtWakeUp === 0) readAtWakeUp = read;
  }
  assert.equal(read, FULL);
  assert.equal(wakeUps, 1);
  assert.ok(readAtWakeUp > SEND_BYTES_MAX / 3 && readAtWakeUp < SEND_BYTES_MAX / 2);
});

test('rule 17: the FIN leaves behind the bytes that wait, also of a socket that is closed', () => {
  const machine = testMachine();
  const { client, server } = connectedPair(machine);
  client.send(new Uint8Array(FULL));
  client.close();
  assert.equal(client.state, 'FIN_WAIT');
  assert.equal(server.state, 'ESTABLISHED', 'the FIN is not there yet');
  let read = 0;
  for (let chunk = server.recv(65_536); typeof chunk === 'object'; chunk = server.recv(65_536)) {
    read += chunk.length;
  }
  assert.equal(read, FULL);
  assert.equal(server.state, 'CLOSE_WAIT');
  assert.equal(server.recv(1), 0);
});

test('rule 17: a reset drops what was not sent', () => {
  const { client, server } = connectedPair(testMachine());
  client.send(new Uint8Array(FULL));
  server.close();
  assert.equal(client.state, 'CLOSED');
  assert.equal(client.unsent.bytes, 0);
  assert.equal(client.takeSendError(), 'ECONNRESET');
});

test('a long message leaves in segments of the loopback, and every window is respected', () => {
  const machine = testMachine();
  const { client } = connectedPair(machine);
  client.send(new Uint8Array(1_000_000));
  const lengths = ofKind(machine.events, 'packet')
    .filter(({ from, length }) => from === 'client' && length > 0)
    .map(({ length }) => length);
  const rest = RECEIVE_BYTES_MAX - 2 * SEGMENT_BYTES_MAX;
  assert.deepEqual(lengths, [SEGMENT_BYTES_MAX, SEGMENT_BYTES_MAX, rest]);
});

test('two ends that close with bytes under way both get them, and the end', () => {
  const { client, server } = connectedPair(testMachine());
  for (const end of [client, server]) {
    end.send(new Uint8Array(1_000_000));
    end.shutdown();
  }
  for (const end of [client, server]) {
    let read = 0;
    for (let chunk = end.recv(65_536); typeof chunk === 'object'; chunk = end.recv(65_536)) {
      read += chunk.length;
    }
    assert.equal(read, 1_000_000);
    assert.equal(end.recv(1), 0);
  }
  assert.deepEqual([client.state, server.state], ['TIME_WAIT', 'TIME_WAIT']);
});
