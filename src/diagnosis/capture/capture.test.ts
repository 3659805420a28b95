import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnose } from '../diagnose.ts';
import { captureText, isCapture } from './capture.ts';

const REQUEST =
  'GET /a HTTP/1.1\r\nUser-Agent: node-fetch/1.0 (+https://github.com/bitinn/node-fetch)\r\nConnection: close\r\n\r\n';
const RESPONSE = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok';
const [FIN, RST, PUSH, ACK] = [1, 4, 8, 16];

/** A segment between 127.0.0.1 port 52714 and port 3333, on Ethernet and IPv4. */
function frame(isClient: boolean, flags: number, data = ''): Buffer {
  const payload = Buffer.from(data, 'latin1');
  const ethernet = Buffer.concat([Buffer.alloc(12), Buffer.from([8, 0])]);
  const ip = Buffer.alloc(20);
  ip[0] = 0x45;
  ip.writeUInt16BE(40 + payload.length, 2);
  ip[9] = 6;
  ip.set([127, 0, 0, 1], 12);
  ip.set([127, 0, 0, 1], 16);
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(isClient ? 52714 : 3333, 0);
  tcp.writeUInt16BE(isClient ? 3333 : 52714, 2);
  tcp[12] = 0x50;
  tcp[13] = flags;
  return Buffer.concat([ethernet, ip, tcp, payload]);
}

const FRAMES: readonly (readonly [ms: number, bytes: Buffer])[] = [
  [0, frame(true, PUSH | ACK, REQUEST)],
  [3, frame(false, PUSH | ACK, RESPONSE)],
  [3, frame(false, FIN | ACK)],
  [19, frame(true, PUSH | ACK, REQUEST.replace('/a', '/b'))],
  [19, frame(false, RST)],
];

function pcap(isLittle: boolean): Uint8Array {
  const header = Buffer.alloc(24);
  const u32 = (to: Buffer, value: number, at: number) =>
    isLittle ? to.writeUInt32LE(value, at) : to.writeUInt32BE(value, at);
  u32(header, 0xa1b2c3d4, 0);
  u32(header, 1, 20);
  const records = FRAMES.flatMap(([ms, bytes]) => {
    const record = Buffer.alloc(16);
    u32(record, 50_531, 0);
    u32(record, ms * 1_000, 4);
    u32(record, bytes.length, 8);
    u32(record, bytes.length, 12);
    return [record, bytes];
  });
  return Buffer.concat([header, ...records]);
}

function pcapng(): Uint8Array {
  const block = (type: number, body: Buffer) => {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    const [start, end] = [Buffer.alloc(8), Buffer.alloc(4)];
    start.writeUInt32LE(type, 0);
    start.writeUInt32LE(padded.length + 12, 4);
    end.writeUInt32LE(padded.length + 12, 0);
    return Buffer.concat([start, padded, end]);
  };
  const section = Buffer.alloc(16);
  section.writeUInt32LE(0x1a2b3c4d, 0);
  const card = Buffer.alloc(8);
  card.writeUInt16LE(1, 0);
  const packets = FRAMES.map(([ms, bytes]) => {
    const head = Buffer.alloc(20);
    head.writeUInt32LE(0, 4);
    head.writeUInt32LE(ms * 1_000, 8);
    head.writeUInt32LE(bytes.length, 12);
    head.writeUInt32LE(bytes.length, 16);
    return block(6, Buffer.concat([head, bytes]));
  });
  return Buffer.concat([block(0x0a0d0d0a, section), block(1, card), ...packets]);
}

test('a capture is read as tcpdump prints it, in all its forms', () => {
  for (const bytes of [pcap(true), pcap(false), pcapng()]) {
    assert.ok(isCapture(bytes));
    const text = captureText(bytes);
    assert.match(
      text,
      /IP 127\.0\.0\.1\.52714 > 127\.0\.0\.1\.3333: Flags \[P\.\], length \d+\nGET \/a/,
    );
    assert.match(text, /Flags \[F\.\], length 0/);
    const { verdict, reasons } = diagnose(text);
    assert.equal(verdict, 'this-bug');
    assert.ok(reasons.some(({ at }) => at.text.includes('Flags [P.]')));
  }
});

test('a capture that was cut off, or is none, is no error', () => {
  for (const bytes of [pcap(true), pcapng()])
    for (let length = 24; length < bytes.length; length += 7)
      assert.doesNotThrow(() => captureText(bytes.slice(0, length)));
  assert.equal(isCapture(new TextEncoder().encode('FetchError: socket hang up, and more')), false);
});
