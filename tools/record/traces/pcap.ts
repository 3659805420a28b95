/** A frame of a capture. */
export interface Frame {
  /** Microseconds since 1970 by the kernel's clock, with what it has of fractions. */
  readonly at: number;
  readonly bytes: Uint8Array;
  /** The record in the file: its header and the frame. */
  readonly record: Uint8Array;
}

/** A capture as a file of libpcap (draft-ietf-opsawg-pcap): a header, then a record for each frame. */
interface Capture {
  readonly header: Uint8Array;
  readonly frames: readonly Frame[];
}

/** A file that is no capture, or one of a kind that is not read here. */
class CaptureError extends Error {
  override readonly name = 'CaptureError';
}

const HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;
/** Seconds are followed by microseconds, or by nanoseconds (`--time-stamp-precision=nano`). */
const MAGIC_MICRO = 0xa1b2c3d4;
const MAGIC_NANO = 0xa1b23c4d;
/** LINKTYPE_ETHERNET. Linux's loopback has it, too, with addresses of zeros. */
const ETHERNET = 1;

/**
 * Reads a capture. A last record that was cut off is left out: tcpdump was ended while it wrote.
 *
 * @throws CaptureError
 */
export function readCapture(file: Uint8Array): Capture {
  if (file.length < HEADER_BYTES) throw new CaptureError('the capture has no header');
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const isLittle = [MAGIC_MICRO, MAGIC_NANO].includes(view.getUint32(0, true));
  const magic = view.getUint32(0, isLittle);
  if (magic !== MAGIC_MICRO && magic !== MAGIC_NANO)
    throw new CaptureError('the file is no capture of libpcap');
  const link = view.getUint32(20, isLittle);
  if (link !== ETHERNET)
    throw new CaptureError(`the capture is of link type ${link}; only Ethernet (1) is read`);
  const fractionsOfUs = magic === MAGIC_NANO ? 1000 : 1;
  const frames: Frame[] = [];
  for (let at = HEADER_BYTES; at + RECORD_HEADER_BYTES <= file.length; ) {
    const length = view.getUint32(at + 8, isLittle);
    const end = at + RECORD_HEADER_BYTES + length;
    if (end > file.length) break;
    frames.push({
      at: view.getUint32(at, isLittle) * 1e6 + view.getUint32(at + 4, isLittle) / fractionsOfUs,
      bytes: file.subarray(at + RECORD_HEADER_BYTES, end),
      record: file.subarray(at, end),
    });
    at = end;
  }
  return { header: file.subarray(0, HEADER_BYTES), frames };
}

/** A capture with only some of its frames, byte for byte. */
export function captureOf({ header }: Capture, frames: readonly Frame[]): Uint8Array {
  return new Uint8Array(Buffer.concat([header, ...frames.map(({ record }) => record)]));
}
