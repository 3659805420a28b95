import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packetsIn, portsInOrder } from './packets.ts';
import { captureOf, readCapture } from './pcap.ts';
import { captureFile, type TestSegment } from './testing/capture.ts';

const AT = 1_790_000_000_000_000;
/** The sequence numbers of the client go past 2^32 in this connection. */
const CLIENT = 2 ** 32 - 5;
const SERVER = 70;
const up = { from: 40_001, to: 3000 };
const down = { from: 3000, to: 40_001 };

const SEGMENTS: readonly TestSegment[] = [
  { at: AT, ...up, bits: 2, seq: CLIENT },
  { at: AT + 10.5, ...down, bits: 18, seq: SERVER, ack: CLIENT + 1 },
  { at: AT + 20, ...up, bits: 16, seq: CLIENT + 1, ack: SERVER + 1 },
  {
    at: AT + 30,
    ...up,
    bits: 24,
    seq: CLIENT + 1,
    ack: SERVER + 1,
    text: 'GET /1 HTTP/1.1\r\n\r\n',
  },
  {
    at: AT + 40,
    ...down,
    bits: 24,
    seq: SERVER + 1,
    ack: CLIENT + 20,
    text: 'HTTP/1.1 200 OK\r\n',
  },
  { at: AT + 50, ...down, bits: 17, seq: SERVER + 18, ack: CLIENT + 20 },
  { at: AT + 60, ...down, bits: 4, seq: SERVER + 19 },
];

const packetsOf = (segments: readonly TestSegment[], isLittle = true) =>
  packetsIn(readCapture(captureFile(segments, isLittle)).frames, 3000);

for (const isLittle of [true, false])
  test(`packets have relative numbers, as tcpdump prints them, little-endian: ${isLittle}`, () => {
    assert.deepEqual(
      packetsOf(SEGMENTS, isLittle).map(({ event: { from, flags, seq, ack, length, http } }) =>
        [from, flags, seq, ack, length, http].filter((each) => each !== undefined).join(' '),
      ),
      [
        'client S 0 0',
        'server S. 0 1 0',
        'client . 1 1 0',
        'client P. 1 1 19 GET /1 HTTP/1.1',
        'server P. 1 20 17 HTTP/1.1 200 OK',
        'server F. 18 20 0',
        'server R 19 0',
      ],
    );
  });

test('a packet has the time and the addresses of its frame', () => {
  const [, { event } = assert.fail()] = packetsOf(SEGMENTS);
  assert.deepEqual(
    [event.t, event.arrivesAt, event.source, event.target],
    [AT + 10.5, AT + 10.5, '127.0.0.1:3000', '127.0.0.1:40001'],
  );
});

test('connections are counted in their order, and one without a beginning is left out', () => {
  const second = SEGMENTS.map((each) => ({
    ...each,
    at: each.at + 100,
    from: each.from === 3000 ? 3000 : 40_002,
    to: each.to === 3000 ? 3000 : 40_002,
  }));
  const strangers = [{ at: AT - 5, from: 40_009, to: 3000, bits: 16, seq: 9, ack: 9 }];
  const packets = packetsOf([...strangers, ...SEGMENTS, ...second]);
  assert.deepEqual([...new Set(packets.map(({ event }) => event.conn))], [1, 2]);
  assert.deepEqual(portsInOrder(packets, 'S'), [40_001, 40_002]);
});

test('a part of a capture is a capture', () => {
  const whole = readCapture(captureFile(SEGMENTS));
  const part = readCapture(captureOf(whole, whole.frames.slice(2, 4)));
  assert.deepEqual(
    part.frames.map(({ at }) => at),
    [AT + 20, AT + 30],
  );
});

test('a last record that was cut off is left out; another file is refused', () => {
  const file = captureFile(SEGMENTS);
  assert.equal(readCapture(file.subarray(0, -3)).frames.length, SEGMENTS.length - 1);
  assert.throws(() => readCapture(new Uint8Array(10)), /has no header/);
  assert.throws(() => readCapture(new Uint8Array(64)), /no capture of libpcap/);
  assert.throws(() => readCapture(captureFile([], true, 113)), /link type 113/);
});
