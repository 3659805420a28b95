/** A file of the reader's that cannot be run; the message names it and says why, in one line. */
export class FileError extends Error {
  override readonly name = 'FileError';
}
