/** The extraction of a release failed. The message also says what the user can do about it. */
export class ExtractionFailure extends Error {
  readonly remedy: string;
  /** npm's error code, if npm gave one: `ETARGET`. */
  readonly code: string | undefined;
  constructor(message: string, remedy: string, code?: string) {
    super(message);
    this.name = 'ExtractionFailure';
    this.remedy = remedy;
    this.code = code;
  }
}

/** Turns an error of the disk into a failure that says so. Other errors are returned as they are. */
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
