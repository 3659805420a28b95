/** Something that stops the extraction of one release, with what the person at the keyboard can do about it. */
export class ExtractionFailure extends Error {
  readonly remedy: string;
  /** npm's own code for it, where npm gave one: `ETARGET`. */
  readonly code: string | undefined;
  constructor(message: string, remedy: string, code?: string) {
    super(message);
    this.name = 'ExtractionFailure';
    this.remedy = remedy;
    this.code = code;
  }
}

/** Names the disk when it is what failed; other errors are passed on as they are. */
export function explainDisk(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC') {
    return new ExtractionFailure(
      'no space left on the disk',
      'free about 1.5 GB, or delete .cache/, and run the command again',
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new ExtractionFailure(
      `.cache/ cannot be written (${code})`,
      'make the project folder writable for the user who runs npm',
    );
  }
  return error;
}
