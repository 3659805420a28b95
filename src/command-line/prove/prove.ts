import { CacheError } from '../../build/cache.ts';
import { SiteAddressError } from '../../build/site-address.ts';
import { EngineError } from '../../engines/engine.ts';
import { Mispredicted } from '../../exploration/orders/index.ts';
import { PatchError } from '../../patch/patch-error.ts';
import { QueryError } from '../../scenario/query.ts';
import { FileError } from '../file-error.ts';
import { endQuietlyWithoutReader, print } from '../print.ts';
import { NotExtractedError } from '../race/extracted.ts';
import { UsageError } from '../usage.ts';
import { PROVE_USAGE, parseProveCommand } from './arguments.ts';
import { type Proof, type Proving, proofOf } from './proof.ts';
import { proofJson, proofText } from './text.ts';

/** Exit status when a command line, a query or a file cannot be read. */
const EXIT_USAGE = 2;
/** Exit status when there is no answer, and the input is not the cause. */
const EXIT_FAILED = 1;

/** What becomes of a search that has ended: here it is printed. */
export type Then = (proof: Proof, command: Proving) => void | Promise<void>;

/**
 * The whole command.
 *
 * @param base the folder that file names are relative to
 * @param replay puts orders onto a real Node, where that was asked for: it needs what is not part of the site
 */
export async function prove(args: readonly string[], base: string, replay: Then): Promise<void> {
  endQuietlyWithoutReader();
  try {
    const command = parseProveCommand(args);
    if (command.do === 'help') print(PROVE_USAGE);
    else {
      const proof = await proofOf(command, base);
      await (command.replays === undefined ? printProof : replay)(proof, command);
    }
  } catch (error) {
    process.exitCode = printError(error);
  }
}

function printProof(proof: Proof, { isJson }: Proving): void {
  print(isJson ? JSON.stringify(proofJson(proof)) : proofText(proof));
}

/** Prints the cause of a known error. @returns the exit status */
function printError(error: unknown): number {
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
  if (error instanceof Mispredicted) {
    console.error(
      'No answer: the search over orders contradicted itself. That is a defect of this project; please report it with the command.',
    );
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
