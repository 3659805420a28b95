/** A file of the reader's cannot be run. The message names it and says why, in one line. */
export class FileError extends Error {
  override readonly name = 'FileError';
}
