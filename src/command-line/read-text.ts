import { readFile, stat } from 'node:fs/promises';
import { FileError } from './file-error.ts';

/** Bytes of a program. One that reproduces a bug has some thousand. */
export const PROGRAM_BYTES_MAX = 500_000;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read (permission denied)',
  EPERM: 'it may not be read (permission denied)',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
};

/**
 * The text of a file of the reader's.
 *
 * @param shown the name of the file in messages
 * @param bytesMax a larger file is refused
 * @throws FileError when the file is missing, too large, no regular file or no text
 */
export async function readText(
  path: string,
  shown: string,
  bytesMax = PROGRAM_BYTES_MAX,
): Promise<string> {
  return decoded(await readBytes(path, shown, bytesMax), shown);
}

/** @throws FileError when the bytes are no text in UTF-8 */
export function decoded(bytes: Uint8Array, shown: string): string {
  if (bytes.includes(0)) throw new FileError(`${shown} is no text: it has zero bytes in it.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileError(`${shown} is no text in UTF-8.`);
  }
}

/**
 * The bytes of a file of the reader's.
 *
 * @throws FileError when the file is missing, too large or no regular file
 */
export async function readBytes(
  path: string,
  shown: string,
  bytesMax: number,
): Promise<Uint8Array> {
  try {
    // Checked before it is opened, because opening a pipe without a writer would wait.
    const found = await stat(path);
    if (found.isDirectory()) throw new FileError(`${shown} cannot be read: it is a folder.`);
    if (!found.isFile()) throw new FileError(`${shown} cannot be read: it is no regular file.`);
    if (found.size > bytesMax) {
      throw new FileError(
        `${shown} is too large: ${found.size.toLocaleString('en-US')} bytes, and ${bytesMax.toLocaleString('en-US')} are read at most.`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new FileError(`${shown} cannot be read: ${REASONS[code] ?? message}.`);
  }
}
