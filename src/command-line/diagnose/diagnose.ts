import { FileError } from '../file-error.ts';
import { endQuietlyWithoutReader, print } from '../print.ts';
import { UsageError } from '../usage.ts';
import { answerFor, answerJson, answerText, exitStatusOf } from './answer.ts';
import { DIAGNOSE_USAGE, readDiagnoseOptions } from './arguments.ts';
import { type CaseText, readCaseTexts } from './case-texts.ts';

/** Exit status when a command line or a file cannot be read. */
const EXIT_USAGE = 2;

/**
 * The whole command.
 *
 * @param base the folder that file names are relative to
 */
export async function diagnoseCommand(args: readonly string[], base: string): Promise<void> {
  endQuietlyWithoutReader();
  try {
    process.exitCode = await perform(args, base);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof FileError)) throw error;
    console.error(`diagnose: ${error.message}`);
    if (error instanceof UsageError)
      console.error('npm run -s diagnose -- --help lists what it can do.');
    process.exitCode = EXIT_USAGE;
  }
}

async function perform(args: readonly string[], base: string): Promise<number> {
  const { names, json, each, help } = readDiagnoseOptions(args);
  if (help) {
    print(DIAGNOSE_USAGE);
    return 0;
  }
  const cases: (readonly CaseText[])[] = [];
  for (const name of names) cases.push(await readCaseTexts(name, base));
  const statuses = (each ? cases : [cases.flat()]).map((sources) => {
    const answer = answerFor(sources);
    if (json) print(answerJson(answer, sources.length > 1));
    else if (each) print(`${sources[0]?.name}: ${answer.verdict}`);
    else print(answerText(answer));
    return exitStatusOf(answer);
  });
  return Math.max(...statuses);
}
