import { captureText, isCapture } from '../../diagnosis/capture/capture.ts';
import { FileError } from '../file-error.ts';
import { decoded } from '../read-text.ts';

/** Forms that people hand over and that have to be opened first, by their first bytes. */
const PACKED: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x1f, 0x8b], 'a gzip archive; unpack it with gunzip first'],
  [[0x50, 0x4b, 3, 4], 'a zip archive; unpack it first'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture; paste the text that it shows'],
  [[0xff, 0xd8, 0xff], 'a picture; paste the text that it shows'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'a zstd archive; unpack it first'],
];

/**
 * The text of a file that somebody hands over: UTF-8, or UTF-16 with its mark, as PowerShell writes it; a capture of
 * packets as tcpdump prints it.
 *
 * @throws FileError when it is neither
 */
export function evidenceText(bytes: Uint8Array, shown: string): string {
  if (isCapture(bytes)) return captureText(bytes);
  const packed = PACKED.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  if (packed) throw new FileError(`${shown} is ${packed[1]}.`);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return decoded(bytes, shown);
}
