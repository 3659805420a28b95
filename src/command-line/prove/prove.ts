import { CacheError } from '../../build/cache.ts';
import { SiteAddressError } from '../../build/site-address.ts';
import { EngineError } from '../../engines/engine.ts';
import { PatchError } from '../../patch/patch-error.ts';
import { QueryError } from '../../scenario/query.ts';
import { FileError } from '../file-error.ts';
import { endQuietlyWithoutReader, print } from '../print.ts';
import { NotExtractedError } from '../race/extracted.ts';
import { UsageError } from '../usage.ts';
import { PROVE_USAGE, parseProveCommand } from './arguments.ts';
import { type Proof, proofOf } from './proof.ts';
import { proofJson, proofText } from './text.ts';

/** Exit status when a command line, a query or a file cannot be read. */
const EXIT_USAGE = 2;
/** Exit status when there is no answer, and the input is not the cause. */
const EXIT_FAILED = 1;

/**
 * The whole command.
 *
 * @param base the folder that file names are relative to
 */
export async function prove(args: readonly string[], base: string): Promise<void> {
  endQuietlyWithoutReader();
  try {
    const command = parseProveCommand(args);
    if (command.do === 'help') print(PROVE_USAGE);
    else printProof(await proofOf(command, base), command.isJson);
  } catch (error) {
    process.exitCode = printProveError(error);
  }
}

function printProof(proof: Proof, isJson: boolean): void {
  print(isJson ? JSON.stringify(proofJson(proof)) : proofText(proof));
}

/** Prints the cause of a known error. @returns the exit status */
export function printProveError(error: unknown): number {
  if (
    error instanceof UsageError ||
    error instanceof QueryError ||
    error instanceof FileError ||
    error instanceof PatchError
  ) {
    console.error(error.message);
    return EXIT_USAGE;
  }
  if (error instanceof EngineError) {
    console.error(`${error.message}\n${error.remedy}`);
    return EXIT_FAILED;
  }
  const isKnown =
    error instanceof CacheError ||
    error instanceof NotExtractedError ||
    error instanceof SiteAddressError;
  if (!isKnown) throw error;
  console.error(error.message);
  return EXIT_FAILED;
}
