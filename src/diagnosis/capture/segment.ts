import type { CapturedFrame } from './frame.ts';

/** A TCP segment, and the data in it. */
interface Segment {
  readonly from: string;
  readonly to: string;
  readonly flags: string;
  /** Bytes of data, captured or not. */
  readonly length: number;
  readonly data: Uint8Array;
}

/** Bytes before the IP packet, by link type: BSD loopback, raw IP, Linux “any” in both versions. */
const LINK_BYTES: Readonly<Record<number, number>> = {
  0: 4,
  101: 0,
  108: 4,
  113: 16,
  228: 0,
  229: 0,
  276: 20,
};
const ETHERNET = 1;
const VLAN = 0x8100;
const TCP = 6;
/** RFC 9293 §3.1: the order in which tcpdump writes them. */
const FLAGS: readonly (readonly [bit: number, letter: string])[] = [
  [0x02, 'S'],
  [0x01, 'F'],
  [0x04, 'R'],
  [0x08, 'P'],
  [0x10, '.'],
];
/** A head of a request or a response. */
const HEAD_BYTES_MAX = 8_000;

/** The TCP segment in a frame; undefined for everything else. */
export function segmentOf({ bytes, linkType }: CapturedFrame): Segment | undefined {
  const start = linkType === ETHERNET ? afterEthernet(bytes) : LINK_BYTES[linkType];
  if (start === undefined || start + 40 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint8(start) >> 4;
  if (version === 4 && view.getUint8(start + 9) === TCP) {
    const header = (view.getUint8(start) & 15) * 4;
    const address = (at: number) => [...bytes.subarray(at, at + 4)].join('.');
    return tcpAt(view, bytes, start + header, start + view.getUint16(start + 2), [
      address(start + 12),
      address(start + 16),
    ]);
  }
  if (version === 6 && view.getUint8(start + 6) === TCP) {
    const address = (at: number) =>
      Array.from({ length: 8 }, (_, index) => view.getUint16(at + index * 2).toString(16)).join(
        ':',
      );
    return tcpAt(view, bytes, start + 40, start + 40 + view.getUint16(start + 4), [
      address(start + 8),
      address(start + 24),
    ]);
  }
  return undefined;
}

function afterEthernet(bytes: Uint8Array): number {
  return ((bytes[12] ?? 0) << 8) + (bytes[13] ?? 0) === VLAN ? 18 : 14;
}

function tcpAt(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  end: number,
  [from, to]: readonly [string, string],
): Segment | undefined {
  if (at + 20 > bytes.length) return undefined;
  const data = at + (view.getUint8(at + 12) >> 4) * 4;
  const bits = view.getUint8(at + 13);
  return {
    from: `${from}.${view.getUint16(at)}`,
    to: `${to}.${view.getUint16(at + 2)}`,
    flags: FLAGS.flatMap(([bit, letter]) => (bits & bit ? [letter] : [])).join(''),
    length: Math.max(0, end - data),
    data: bytes.subarray(data, Math.max(data, Math.min(end, bytes.length))),
  };
}

/** A segment as tcpdump prints it, with the head of a message below. Times are of UTC. */
export function segmentText({ from, to, flags, length, data }: Segment, timeS: number): string {
  const line = `${clock(timeS)} IP ${from} > ${to}: Flags [${flags}], length ${length}`;
  const text = String.fromCharCode(...data.subarray(0, HEAD_BYTES_MAX));
  if (!/^(?:[A-Z]{3,7} \S+ HTTP\/1|HTTP\/1)/.test(text)) return line;
  return `${line}\n${text.split('\r\n\r\n')[0]?.replaceAll('\r\n', '\n')}\n`;
}

function clock(timeS: number): string {
  const ofDay = timeS % 86_400;
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const seconds = (ofDay % 60).toFixed(6).padStart(9, '0');
  return `${two(ofDay / 3_600)}:${two((ofDay % 3_600) / 60)}:${seconds}`;
}
