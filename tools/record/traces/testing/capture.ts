/** Writes captures as tcpdump does, for tests. */

export interface TestSegment {
  /** Microseconds since 1970. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Bits of the TCP header: 1 FIN, 2 SYN, 4 RST, 8 PSH, 16 ACK. */
  readonly bits: number;
  readonly seq: number;
  readonly ack?: number;
  readonly text?: string;
}

/** A file of libpcap with nanoseconds. @param link LINKTYPE of the capture, 1 for Ethernet */
export function captureFile(
  segments: readonly TestSegment[],
  isLittle = true,
  link = 1,
): Uint8Array {
  const header = new DataView(new ArrayBuffer(24));
  header.setUint32(0, 0xa1b23c4d, isLittle);
  header.setUint32(16, 262_144, isLittle);
  header.setUint32(20, link, isLittle);
  const records = segments.map((segment) => {
    const frame = frameOf(segment);
    const record = new DataView(new ArrayBuffer(16));
    record.setUint32(0, Math.floor(segment.at / 1e6), isLittle);
    record.setUint32(4, Math.round((segment.at % 1e6) * 1000), isLittle);
    record.setUint32(8, frame.length, isLittle);
    record.setUint32(12, frame.length, isLittle);
    return Buffer.concat([new Uint8Array(record.buffer), frame]);
  });
  return new Uint8Array(Buffer.concat([new Uint8Array(header.buffer), ...records]));
}

function frameOf({ from, to, bits, seq, ack = 0, text = '' }: TestSegment): Uint8Array {
  const payload = Buffer.from(text);
  const ethernet = Buffer.alloc(14);
  ethernet.writeUInt16BE(0x0800, 12);
  const ip = Buffer.alloc(20);
  ip[0] = 0x45;
  ip.writeUInt16BE(20 + 32 + payload.length, 2);
  ip[9] = 6;
  ip.set([127, 0, 0, 1], 12);
  ip.set([127, 0, 0, 1], 16);
  const tcp = Buffer.alloc(32); // with twelve bytes of options, as Linux sends them
  tcp.writeUInt16BE(from, 0);
  tcp.writeUInt16BE(to, 2);
  tcp.writeUInt32BE(seq >>> 0, 4);
  tcp.writeUInt32BE(ack >>> 0, 8);
  tcp[12] = 8 << 4;
  tcp[13] = bits;
  return new Uint8Array(Buffer.concat([ethernet, ip, tcp, payload]));
}
