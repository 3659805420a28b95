import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CapturedPacket } from '../traces/packets.ts';
import { timesIn } from './packet-times.ts';

const packet = (
  conn: number,
  from: 'client' | 'server',
  t: number,
  flags: 'P.' | 'F.' | '.' | 'S',
  length = 0,
): CapturedPacket => ({
  event: {
    kind: 'packet',
    t,
    actor: 'network',
    conn,
    from,
    source: '127.0.0.1:40000',
    target: '127.0.0.1:3000',
    flags,
    seq: 0,
    length,
    arrivesAt: t,
  },
  frame: { at: t, bytes: new Uint8Array(), record: new Uint8Array() },
  clientPort: 40000 + conn,
});

test('the times of a connection count from its response, to the FIN of the server and to the next request', () => {
  const packets = [
    packet(1, 'client', 0, 'S'),
    packet(1, 'client', 10, 'P.', 100),
    packet(1, 'server', 300, 'P.', 90),
    packet(1, 'client', 301, '.'),
    packet(1, 'client', 340, 'F.'),
    packet(1, 'server', 345.6, 'F.'),
    packet(2, 'client', 1000, 'P.', 100),
    packet(2, 'server', 1300, 'P.', 90),
    packet(2, 'client', 1900, 'P.', 100),
    packet(2, 'server', 2000, 'P.', 90),
  ];
  assert.deepEqual(timesIn(packets), { finUs: [46], gapUs: [600] });
});

test('a connection without a response has no times', () => {
  assert.deepEqual(timesIn([packet(1, 'client', 0, 'P.', 100), packet(1, 'server', 9, 'F.')]), {
    finUs: [],
    gapUs: [],
  });
});
