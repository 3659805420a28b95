import { createInterface } from 'node:readline';
import { EngineError } from '../../src/engines/engine.ts';
import type { Certainty } from '../../src/exploration/certainty.ts';
import { QueryError } from '../../src/scenario/query.ts';
import { debugText } from '../../src/trace/debug-log.ts';
import { packetsText } from '../../src/trace/packets.ts';
import { CacheError } from '../cache.ts';
import { LabRunner } from '../lab-runner.ts';
import { certaintyWithin } from '../scenario-certainty.ts';
import { answerOf, textOf } from './answer.ts';
import { type Command, type Format, parseCommand, USAGE, UsageError } from './arguments.ts';
import { runInBox } from './boxed-run.ts';
import { type Experiment, readExperiment } from './experiment.ts';
import { ensureExtracted, NotExtractedError } from './extracted.ts';
import { FileError } from './file-error.ts';
import { endQuietlyWithoutReader, print } from './print.ts';

/** Exit status for a command line, a query or a file that cannot be read. */
const EXIT_USAGE = 2;
/** There is no answer, and that is not the fault of what was asked. */
const EXIT_FAILED = 1;

/** What `--log` asks Node for. */
const LOG = 'http,net,stream,timer';

/**
 * The whole command.
 *
 * @param base folder that names of files start from
 */
export async function race(args: readonly string[], base: string): Promise<void> {
  endQuietlyWithoutReader();
  try {
    await perform(parseCommand(args), base);
  } catch (error) {
    process.exitCode = tell(error);
  }
}

async function perform(command: Command, base: string): Promise<void> {
  switch (command.do) {
    case 'help':
      return print(USAGE);
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
  const { scenario, address } = experiment;
  const log = format === 'log' ? LOG : '';
  const { output, notes } = await outputOf(
    experiment,
    (program) => runner.run({ ...program, log }),
    log,
  );
  for (const note of notes) console.error(`note: ${note}`);
  switch (format) {
    case 'text':
      return print(textOf(scenario, output, address, await certaintyFor(experiment, runner)));
    case 'json': {
      const certainty = await certaintyFor(experiment, runner);
      return print(JSON.stringify(jsonOf(query, experiment, output, notes, certainty)));
    }
    case 'log':
      return print(debugText(output.events));
    case 'packets':
      return print(packetsText(output.events));
    case 'trace':
      return print(output.events.map((event) => JSON.stringify(event)).join('\n'));
  }
}

/** A line that cannot be read gets an answer that says so; the others are run all the same. */
async function runBatch(
  { runsLinkedCode, isCertaintyAsked }: Extract<Command, { do: 'batch' }>,
  base: string,
): Promise<void> {
  const runner = await loadRunner();
  for await (const line of createInterface({ input: process.stdin })) {
    const query = line.trim();
    if (query === '') continue;
    try {
      const experiment = await readExperiment({ query, own: {}, runsLinkedCode, base });
      const { output, notes } = await outputOf(experiment, (program) => runner.runInBatch(program));
      const certainty = isCertaintyAsked ? await certaintyFor(experiment, runner) : undefined;
      print(JSON.stringify(jsonOf(query, experiment, output, notes, certainty)));
    } catch (error) {
      if (!isMistake(error) && !(error instanceof EngineError)) throw error;
      print(JSON.stringify({ query, engine: 'lab', error: error.message }));
      process.exitCode = isMistake(error) ? EXIT_USAGE : (process.exitCode ?? EXIT_FAILED);
    }
  }
}

/**
 * Runs where it may run. What the knobs write is ours, and runs in this process, which is many times faster; anything
 * else runs in the box.
 */
async function outputOf(
  { run, isOurs, notes }: Experiment,
  runHere: LabRunner['run'],
  log = '',
): Promise<{ output: Awaited<ReturnType<LabRunner['run']>>; notes: readonly string[] }> {
  if (isOurs) return { output: await runHere(run), notes };
  const { notes: more, ...output } = await runInBox({ ...run, log });
  return { output, notes: [...notes, ...more] };
}

function jsonOf(
  query: string,
  { fields }: Experiment,
  output: Parameters<typeof answerOf>[1],
  notes: readonly string[],
  certainty: Certainty | undefined,
): object {
  return {
    ...answerOf(query, output, certainty),
    ...fields,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** A program that runs in the box takes a process for each time, too long for the dozens of them that it needs. */
async function certaintyFor(
  { scenario, isOurs }: Experiment,
  runner: LabRunner,
): Promise<Certainty> {
  return isOurs
    ? certaintyWithin(runner, scenario)
    : { certain: undefined, why: 'own-process', trials: 0 };
}

function loadRunner(): Promise<LabRunner> {
  ensureExtracted();
  return LabRunner.load();
}

/** Something was asked that cannot be read. */
function isMistake(error: unknown): error is Error {
  return error instanceof QueryError || error instanceof UsageError || error instanceof FileError;
}

/** Says what went wrong, where that is known. @returns the exit status */
function tell(error: unknown): number {
  if (error instanceof FileError) {
    console.error(error.message);
    return EXIT_USAGE;
  }
  if (isMistake(error)) {
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
