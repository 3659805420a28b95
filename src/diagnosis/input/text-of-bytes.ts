import { captureText, isCapture } from '../capture/capture.ts';
import { refusalOfBytes, refusalOfText } from './refusals.ts';

/** What the bytes of a file are: a text, perhaps with a remark, or no text, with what to do instead. */
type ReadBytes =
  | { readonly kind: 'text'; readonly text: string; readonly remark?: string }
  | { readonly kind: 'refused'; readonly why: string };

/** The encoding shows in this many bytes. */
const SAMPLE_BYTES = 4_096;

/**
 * The text of a file: UTF-8, UTF-16 with a byte order mark or without, else Windows-1252, in which every byte is a
 * character. What is looked for is ASCII, so a wrong letter in a message does no harm.
 *
 * @param name of the file, for what the reader can do instead
 */
export function textOfBytes(bytes: Uint8Array, name: string): ReadBytes {
  if (bytes.length === 0) return { kind: 'refused', why: 'is empty.' };
  if (isCapture(bytes)) return ofCapture(bytes, name);
  const encoding = encodingOf(bytes);
  if (!encoding) {
    const refused = refusalOfBytes(bytes, name);
    if (refused) return { kind: 'refused', why: refused };
  }
  const read = encoding
    ? { text: new TextDecoder(encoding.label).decode(bytes), remark: `read as ${encoding.name}` }
    : inUtf8(bytes);
  const refused = refusalOfText(read.text);
  return refused ? { kind: 'refused', why: refused } : { kind: 'text', ...read };
}

/** A capture as tcpdump prints it. One that is cut off in its first frame has nothing to print. */
function ofCapture(bytes: Uint8Array, name: string): ReadBytes {
  const text = printed(bytes);
  return text === ''
    ? { kind: 'refused', why: refusalOfBytes(bytes, name) ?? 'has no TCP segments in it.' }
    : { kind: 'text', text, remark: 'packets, printed as tcpdump does' };
}

function printed(bytes: Uint8Array): string {
  try {
    return captureText(bytes);
  } catch (error) {
    // A frame says that it goes on behind the end of the file.
    if (error instanceof RangeError) return '';
    throw error;
  }
}

function inUtf8(bytes: Uint8Array): { readonly text: string; readonly remark?: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), remark: 'read as Windows-1252' };
  }
}

/** UTF-16 by its byte order mark (Encoding Standard §6), or by the zero in each second byte of English text. */
function encodingOf(
  bytes: Uint8Array,
): { readonly label: string; readonly name: string } | undefined {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const isUtf32 = marked && first === 0xff && bytes[2] === 0 && bytes[3] === 0;
  if (isUtf32) return undefined;
  if (marked)
    return first === 0xff
      ? { label: 'utf-16le', name: 'UTF-16' }
      : { label: 'utf-16be', name: 'UTF-16, big-endian' };
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const pairs = sample.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (odd > 0.6 * pairs && even < 0.05 * pairs)
    return { label: 'utf-16le', name: 'UTF-16 without a byte order mark' };
  if (even > 0.6 * pairs && odd < 0.05 * pairs)
    return { label: 'utf-16be', name: 'UTF-16, big-endian, without a byte order mark' };
  return undefined;
}
