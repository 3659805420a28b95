/** A regular file of an archive. */
export interface TarFile {
  readonly path: string;
  readonly content: Uint8Array;
}

const BLOCK_BYTES = 512;

/**
 * The regular files of a tar archive, in order, without copying their contents. Reads the archives that npm writes,
 * with ustar headers (POSIX.1-1988, "ustar Interchange Format"). Extension headers are skipped, so a path that needs
 * one (more than 255 bytes) is cut off.
 *
 * nanotar 0.3.0 does not replace it: it ignores the `prefix` field of a path, checks no checksum, and reads a slice of
 * a buffer from the start of the buffer. tar.test.ts tests the first two.
 *
 * @throws Error on a header with a wrong checksum, and at the end of an archive that is cut short
 */
export function* readTar(archive: Uint8Array): Generator<TarFile> {
  let offset = 0;
  while (offset + BLOCK_BYTES <= archive.length) {
    const header = archive.subarray(offset, offset + BLOCK_BYTES);
    if (header.every((byte) => byte === 0)) return; // two empty blocks end an archive
    if (octal(header, 148, 8) !== checksum(header)) {
      throw new Error(`not a tar archive: bad checksum at byte ${offset}`);
    }
    const bytes = octal(header, 124, 12);
    const begin = offset + BLOCK_BYTES;
    if (begin + bytes > archive.length) throw new Error('the tar archive is cut short');
    const type = text(header, 156, 1);
    if (type === '0' || type === '') {
      const prefix = text(header, 345, 155);
      const name = text(header, 0, 100);
      yield {
        path: prefix ? `${prefix}/${name}` : name,
        content: archive.subarray(begin, begin + bytes),
      };
    }
    offset = begin + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
  }
}

function text(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function octal(header: Uint8Array, start: number, length: number): number {
  return Number.parseInt(text(header, start, length).trim() || '0', 8);
}

/** The sum of the header's bytes, with the checksum field counted as spaces. */
function checksum(header: Uint8Array): number {
  let sum = 0;
  for (const [i, byte] of header.entries()) sum += i >= 148 && i < 156 ? 0x20 : byte;
  return sum;
}
