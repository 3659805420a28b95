import { createInterface } from 'node:readline';
import { CacheError } from '../../build/cache.ts';
import { LabRunner } from '../../build/lab-runner.ts';
import { certaintyOfRuns, certaintyWithin } from '../../build/scenario-certainty.ts';
import { SiteAddressError, siteAddress } from '../../build/site-address.ts';
import { EngineError } from '../../engines/engine.ts';
import { LOG } from '../../engines/lab/log.ts';
import type { Certainty } from '../../exploration/certainty.ts';
import { chosenSentences, readChosen } from '../../exploration/orders/chosen-words.ts';
import type { LabOutput, TimeModel } from '../../lab/index.ts';
import { PatchError } from '../../patch/patch-error.ts';
import { delaysOf } from '../../scenario/order-delays.ts';
import { programOf } from '../../scenario/program.ts';
import { QueryError } from '../../scenario/query.ts';
import { debugText } from '../../trace/words/logs.ts';
import { packetsText } from '../../trace/words/packets.ts';
import { FileError } from '../file-error.ts';
import { endQuietlyWithoutReader, print } from '../print.ts';
import { UsageError } from '../usage.ts';
import { raceAnswerOf, raceAnswerText, raceIssueText } from './answer.ts';
import { type Format, parseRaceCommand, RACE_USAGE, type RaceCommand } from './arguments.ts';
import { runInBox } from './boxed-run.ts';
import { type Experiment, readExperiment } from './experiment.ts';
import { ensureExtracted, NotExtractedError } from './extracted.ts';
import { type StartedExperiment, startExperiment } from './start-experiment.ts';

/** Exit status when a command line, a query or a file cannot be read. */
const EXIT_USAGE = 2;
/** Exit status when there is no answer, and the input is not the cause. */
const EXIT_FAILED = 1;

/**
 * The whole command.
 *
 * @param base the folder that file names are relative to
 */
export async function race(args: readonly string[], base: string): Promise<void> {
  endQuietlyWithoutReader();
  try {
    await perform(parseRaceCommand(args), base);
  } catch (error) {
    process.exitCode = printError(error);
  }
}

async function perform(command: RaceCommand, base: string): Promise<void> {
  switch (command.do) {
    case 'help':
      return print(RACE_USAGE);
    case 'run':
      return run(await readExperiment({ ...command, base }), command);
    case 'batch':
      return runBatch(command, base);
  }
}

async function run(
  experiment: Experiment,
  { query, format }: { readonly query: string; readonly format: Format },
): Promise<void> {
  const runner = await loadRunner();
  const running = await startExperiment(
    experiment,
    (each) => runner.run(each),
    format === 'log' ? LOG : '',
  );
  try {
    const { notes: more, chosen, ...output } = await running.run();
    const notes = [...experiment.notes, ...more, ...chosenNotes(experiment, chosen)];
    for (const note of notes) console.error(`note: ${note}`);
    if (format === 'issue' && siteAddress() === undefined) console.error(`note: ${NO_SITE}`);
    const asksCertainty = format === 'text' || format === 'issue' || format === 'json';
    const certainty = asksCertainty && (await certaintyFor(experiment, output, runner, running));
    print(textIn(format, query, experiment, { output, notes, certainty: certainty || undefined }));
  } finally {
    running.close();
  }
}

/** Which times were chosen, and which of them the run does not have. */
function chosenNotes({ scenario }: Experiment, chosen: unknown): readonly string[] {
  const delays = delaysOf(scenario.order);
  return delays ? chosenSentences(Object.keys(delays), readChosen(chosen, delays)) : [];
}

const NO_SITE =
  'SITE is not set, so the comment has no link. SITE=https://example.org says where the site is served.';

interface Found {
  readonly output: LabOutput;
  readonly notes: readonly string[];
  readonly certainty: Certainty | undefined;
}

function textIn(format: Format, query: string, experiment: Experiment, found: Found): string {
  const { output, certainty } = found;
  switch (format) {
    case 'text':
      return raceAnswerText(experiment, output, certainty);
    case 'issue':
      return raceIssueText(experiment, output, siteAddress('play/')?.href, certainty);
    case 'json':
      return JSON.stringify(jsonOf(query, experiment, found));
    case 'log':
      return debugText(output.events);
    case 'packets':
      return packetsText(output.events);
    case 'trace':
      return output.events.map((event) => JSON.stringify(event)).join('\n');
  }
}

/** Runs each line of stdin. A line that cannot be read gets an error as its answer, and the other lines still run. */
async function runBatch(
  command: Extract<RaceCommand, { do: 'batch' }>,
  base: string,
): Promise<void> {
  const runner = await loadRunner();
  const { runsLinkedCode, isCertaintyAsked } = command;
  for await (const line of createInterface({ input: process.stdin })) {
    const query = line.trim();
    if (query === '') continue;
    try {
      const experiment = await readExperiment({ query, own: {}, runsLinkedCode, base });
      const found = await findInBatch(experiment, runner, isCertaintyAsked);
      print(JSON.stringify(jsonOf(query, experiment, found)));
    } catch (error) {
      if (!isInputError(error) && !(error instanceof EngineError)) throw error;
      print(JSON.stringify({ query, engine: 'lab', error: error.message }));
      process.exitCode = isInputError(error) ? EXIT_USAGE : (process.exitCode ?? EXIT_FAILED);
    }
  }
}

async function findInBatch(
  experiment: Experiment,
  runner: LabRunner,
  isCertaintyAsked: boolean,
): Promise<Found> {
  const running = await startExperiment(experiment, (each) => runner.runInBatch(each));
  try {
    const { notes, chosen, ...output } = await running.run();
    const certainty = isCertaintyAsked
      ? await certaintyFor(experiment, output, runner, running)
      : undefined;
    const all = [...experiment.notes, ...notes, ...chosenNotes(experiment, chosen)];
    return { output, notes: all, certainty };
  } finally {
    running.close();
  }
}

function jsonOf(
  query: string,
  { fields }: Experiment,
  { output, notes, certainty }: Found,
): object {
  return {
    ...raceAnswerOf(query, output, certainty),
    ...fields,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/**
 * Undefined for a program that cannot be run again: it changed the Lab's built-ins, or a limit ended it; and for times
 * that were chosen.
 */
async function certaintyFor(
  { scenario, run, isOurs }: Experiment,
  { exitCode }: LabOutput,
  runner: LabRunner,
  running: StartedExperiment,
): Promise<Certainty | undefined> {
  if (scenario.order !== 'default') return undefined; // nobody asks what other times would give
  if (isOurs) return certaintyWithin(runner, scenario);
  if (exitCode === undefined) return undefined;
  try {
    const server = run.serverFile ?? 'server.mjs';
    const isServerOwn = run.files[server] !== programOf(scenario).files['server.mjs'];
    const withServer = (text: string, time: Partial<TimeModel>) =>
      runInBox({ ...run, files: { ...run.files, [server]: text }, time });
    return await certaintyOfRuns(
      {
        withTime: (time) => running.run(time),
        withServer: isServerOwn ? undefined : withServer,
      },
      scenario,
    );
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

function loadRunner(): Promise<LabRunner> {
  ensureExtracted();
  return LabRunner.load();
}

/** The input cannot be read. */
function isInputError(error: unknown): error is Error {
  return (
    error instanceof QueryError ||
    error instanceof UsageError ||
    error instanceof FileError ||
    error instanceof PatchError ||
    error instanceof SiteAddressError
  );
}

/** Prints the cause of a known error. @returns the exit status */
function printError(error: unknown): number {
  if (error instanceof FileError || error instanceof PatchError) {
    console.error(error.message);
    return EXIT_USAGE;
  }
  if (isInputError(error)) {
    console.error(`${error.message}\n\n--help tells what can be asked.`);
    return EXIT_USAGE;
  }
  if (error instanceof EngineError) {
    console.error(`${error.message}\n${error.remedy}`);
    return EXIT_FAILED;
  }
  if (error instanceof CacheError || error instanceof NotExtractedError) {
    console.error(error.message);
    return EXIT_FAILED;
  }
  throw error;
}
