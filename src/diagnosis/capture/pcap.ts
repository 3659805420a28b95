import type { CapturedFrame } from './frame.ts';

const HEADER_BYTES = 24;
const RECORD_BYTES = 16;

/** The frames of a pcap file (draft-ietf-opsawg-pcap). A last record that was cut off is left out. */
export function* pcapFrames(view: DataView): Generator<CapturedFrame> {
  const magic = view.getUint32(0);
  const isLittle = magic === 0xd4c3b2a1 || magic === 0x4d3cb2a1;
  const isNanoseconds = magic === 0xa1b23c4d || magic === 0x4d3cb2a1;
  const fraction = isNanoseconds ? 1e9 : 1e6;
  const linkType = view.getUint32(20, isLittle) & 0xffff;
  for (let at = HEADER_BYTES; at + RECORD_BYTES <= view.byteLength; ) {
    const length = view.getUint32(at + 8, isLittle);
    const start = at + RECORD_BYTES;
    if (start + length > view.byteLength) return;
    yield {
      timeS: view.getUint32(at, isLittle) + view.getUint32(at + 4, isLittle) / fraction,
      linkType,
      bytes: new Uint8Array(view.buffer, view.byteOffset + start, length),
    };
    at = start + length;
  }
}
