import type { TcpFlags } from '../../../src/trace/record/event.ts';
import type { Frame } from './pcap.ts';

/** A TCP segment of a captured frame, with the numbers that are in it. */
export interface CapturedSegment {
  readonly frame: Frame;
  readonly sourcePort: number;
  readonly targetPort: number;
  readonly source: string;
  readonly target: string;
  readonly flags: TcpFlags;
  /** As on the wire: not relative. */
  readonly seq: number;
  readonly ack: number | undefined;
  readonly payload: Uint8Array;
}

const ETHERNET_BYTES = 14;
const IPV4 = 0x0800;
const TCP = 6;
const FIN = 1;
const SYN = 2;
const RST = 4;
const PSH = 8;
const ACK = 16;

/** The TCP segment in an Ethernet frame with IPv4 (RFC 791 §3.1, RFC 9293 §3.1); undefined for any other frame. */
export function segmentIn(frame: Frame): CapturedSegment | undefined {
  const { bytes } = frame;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ip = ETHERNET_BYTES;
  if (bytes.length < ip + 20 || view.getUint16(12) !== IPV4 || view.getUint8(ip + 9) !== TCP) {
    return undefined;
  }
  const tcp = ip + (view.getUint8(ip) & 15) * 4;
  if (bytes.length < tcp + 20) return undefined;
  const bits = view.getUint8(tcp + 13);
  const payloadAt = tcp + (view.getUint8(tcp + 12) >> 4) * 4;
  const sourcePort = view.getUint16(tcp);
  const targetPort = view.getUint16(tcp + 2);
  return {
    frame,
    sourcePort,
    targetPort,
    source: `${addressAt(ip + 12, bytes)}:${sourcePort}`,
    target: `${addressAt(ip + 16, bytes)}:${targetPort}`,
    flags: flagsOf(bits),
    seq: view.getUint32(tcp + 4),
    ack: bits & ACK ? view.getUint32(tcp + 8) : undefined,
    payload: bytes.subarray(payloadAt, ip + view.getUint16(ip + 2)),
  };
}

function addressAt(at: number, bytes: Uint8Array): string {
  return bytes.subarray(at, at + 4).join('.');
}

/** The flag that tells most, as a trace has one for each segment. A FIN that carries data stays a FIN. */
function flagsOf(bits: number): TcpFlags {
  if (bits & RST) return bits & ACK ? 'R.' : 'R';
  if (bits & SYN) return bits & ACK ? 'S.' : 'S';
  if (bits & FIN) return 'F.';
  return bits & PSH ? 'P.' : '.';
}
