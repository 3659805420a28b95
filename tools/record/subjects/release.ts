import { ExtractionFailure } from '../../extract-node-lib/failure.ts';
import { executableFor, NoRelease } from '../../measure/release.ts';

/** Fetches a release of Node, and says why when it cannot be had. */
export async function missingRelease(version: string): Promise<string | undefined> {
  return missingDownload(() => executableFor(version));
}

/** Downloads something from npm. A reason that a reader can do something about is returned, any other error thrown. */
export async function missingDownload(obtain: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await obtain();
    return undefined;
  } catch (error) {
    if (error instanceof ExtractionFailure) return `${error.message}; ${error.remedy}`;
    if (error instanceof NoRelease) return error.message;
    throw error;
  }
}
