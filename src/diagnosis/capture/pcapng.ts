import type { CapturedFrame } from './frame.ts';

const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const ENHANCED_PACKET = 6;
const BLOCK_BYTES_MIN = 12;
/** Option if_tsresol: the unit of times, a negative power of ten. */
const TIME_RESOLUTION = 9;

interface Interface {
  readonly linkType: number;
  /** Units of its clock in a second. */
  readonly perSecond: number;
}

/** The frames of a pcapng file, as Wireshark saves it (draft-ietf-opsawg-pcapng). */
export function* pcapngFrames(view: DataView): Generator<CapturedFrame> {
  let isLittle = true;
  let interfaces: Interface[] = [];
  for (let at = 0; at + BLOCK_BYTES_MIN <= view.byteLength; ) {
    const isSection = view.getUint32(at) === SECTION;
    if (isSection) {
      isLittle = view.getUint32(at + 8, true) === 0x1a2b3c4d;
      interfaces = [];
    }
    const type = view.getUint32(at, isLittle);
    const length = view.getUint32(at + 4, isLittle);
    if (length < BLOCK_BYTES_MIN || at + length > view.byteLength) return;
    if (!isSection && type === INTERFACE && length >= 20)
      interfaces.push(interfaceAt(view, at, length, isLittle));
    if (type === ENHANCED_PACKET && length >= 32) {
      const frame = frameAt(view, at, length, isLittle, interfaces);
      if (frame) yield frame;
    }
    at += length;
  }
}

function frameAt(
  view: DataView,
  at: number,
  blockLength: number,
  isLittle: boolean,
  interfaces: readonly Interface[],
): CapturedFrame | undefined {
  const { linkType, perSecond } = interfaces[view.getUint32(at + 8, isLittle)] ?? {};
  const length = view.getUint32(at + 20, isLittle);
  if (linkType === undefined || perSecond === undefined || length > blockLength - 32)
    return undefined;
  const units = view.getUint32(at + 12, isLittle) * 2 ** 32 + view.getUint32(at + 16, isLittle);
  return {
    timeS: units / perSecond,
    linkType,
    bytes: new Uint8Array(view.buffer, view.byteOffset + at + 28, length),
  };
}

function interfaceAt(view: DataView, at: number, length: number, isLittle: boolean): Interface {
  const linkType = view.getUint16(at + 8, isLittle);
  let perSecond = 1e6;
  for (let option = at + 16; option + 4 <= at + length - 4; ) {
    const code = view.getUint16(option, isLittle);
    const size = view.getUint16(option + 2, isLittle);
    if (code === 0) break;
    if (code === TIME_RESOLUTION && size === 1) {
      const value = view.getUint8(option + 4);
      perSecond = value & 0x80 ? 2 ** (value & 0x7f) : 10 ** value;
    }
    option += 4 + Math.ceil(size / 4) * 4;
  }
  return { linkType, perSecond };
}
