import type { Line } from '../lines.ts';

/** A TCP segment of a capture. */
export interface Packet {
  readonly at: Line;
  /** On the capture's own clock, in milliseconds. */
  readonly timeMs: number;
  /** `127.0.0.1.3333`: address and port. */
  readonly from: string;
  readonly to: string;
  /** `S`, `F`, `R`, `P` and `.`, as tcpdump writes them. */
  readonly flags: string;
  /** Bytes of data. */
  readonly length: number;
}
