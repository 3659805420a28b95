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
  if (each) return worstOf(names, base, json);
  const sources: CaseText[] = [];
  for (const name of names) sources.push(...(await readCaseTexts(name, base)));
  const answer = answerFor(sources);
  print(json ? answerJson(answer, sources.length > 1) : answerText(answer));
  return exitStatusOf(answer);
}

/** The statuses, the worst first: what cannot be read, then what cannot be told. */
const WORST_FIRST = [EXIT_USAGE, 3, 1, 0];

/** Each name is a case of its own, with one line. @returns the worst of their exit statuses */
async function worstOf(names: readonly string[], base: string, json: boolean): Promise<number> {
  const statuses: number[] = [];
  for (const name of names) statuses.push(await answerOne(name, base, json));
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? 0;
}

async function answerOne(name: string, base: string, json: boolean): Promise<number> {
  let sources: readonly CaseText[];
  try {
    sources = await readCaseTexts(name, base);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    print(json ? JSON.stringify({ file: name, error: error.message }) : `${name}: cannot be read`);
    console.error(`diagnose: ${error.message}`);
    return EXIT_USAGE;
  }
  const answer = answerFor(sources);
  print(json ? answerJson(answer, sources.length > 1, name) : `${name}: ${answer.verdict}`);
  return exitStatusOf(answer);
}
