import type { End, TcpFlags } from '../../trace/record/event.ts';
import type { SocketAddress } from './address.ts';

/** One TCP segment. Sequence numbers are relative to the initial ones, as tcpdump prints them. */
export interface Segment {
  readonly conn: number;
  readonly from: End;
  readonly source: SocketAddress;
  readonly target: SocketAddress;
  readonly flags: TcpFlags;
  /** RFC 9293 §3.4: of the first byte; SYN and FIN count one. */
  readonly seq: number;
  /** The next byte expected from the other end; absent without the ACK flag. */
  readonly ack: number | undefined;
  /** What the window says: the sender of this segment has room up to this sequence number. */
  readonly limit: number;
  readonly payload: Uint8Array<ArrayBuffer> | undefined;
}

/** A start line that is longer than this is left out. */
const FIRST_LINE_BYTES_MAX = 2000;
const FIRST_LINE = /^(?:HTTP\/1\.[01] \d{3}[^\r\n]*|[A-Z]+ \S+ HTTP\/1\.[01])(?=\r?\n)/;

/**
 * The start line of an HTTP/1.x message that begins in these bytes (RFC 9112 §2.1), as tcpdump
 * shows it.
 */
export function httpStartLine(payload: Uint8Array): string | undefined {
  const head = payload.subarray(0, FIRST_LINE_BYTES_MAX);
  return FIRST_LINE.exec(String.fromCharCode(...head))?.[0];
}

/**
 * How long the head of an HTTP/1.x response in these bytes is; 0 when no response begins here, or
 * when it ends with its head.
 */
export function headBytes(payload: Uint8Array): number {
  if (!httpStartLine(payload)?.startsWith('HTTP/')) return 0;
  for (let i = 3; i < payload.length - 1; i++) {
    if (payload[i] === 10 && payload[i - 2] === 10) return i + 1;
  }
  return 0;
}

/**
 * FNV-1a, 32 bits: tells the payloads of two requests apart. It is not cryptographic: a program can
 * make two payloads with the same digest.
 */
export function digestOf(payload: Uint8Array): number {
  let digest = 0x811c9dc5;
  for (const byte of payload) digest = Math.imul(digest ^ byte, 0x01000193);
  return digest >>> 0;
}
