import { CacheError } from '../../build/cache.ts';
import { LabRunner } from '../../build/lab-runner.ts';
import { orderTrialOfRun } from '../../build/scenario-orders.ts';
import { SiteAddressError, siteAddress } from '../../build/site-address.ts';
import { EngineError } from '../../engines/engine.ts';
import { type Exploration, explore, type OrderProgress } from '../../exploration/orders/index.ts';
import { QueryError } from '../../scenario/query.ts';
import { FileError } from '../file-error.ts';
import { endQuietlyWithoutReader, print } from '../print.ts';
import { type Experiment, readExperiment } from '../race/experiment.ts';
import { ensureExtracted, NotExtractedError } from '../race/extracted.ts';
import { UsageError } from '../usage.ts';
import { PROVE_USAGE, type ProveCommand, parseProveCommand } from './arguments.ts';
import { proofText } from './text.ts';

/** Exit status when a command line, a query or a file cannot be read. */
const EXIT_USAGE = 2;
/** Exit status when there is no answer, and the input is not the cause. */
const EXIT_FAILED = 1;

/** Milliseconds between two lines of progress. */
const PROGRESS_MS = 1_000;

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
    else await perform(command, base);
  } catch (error) {
    process.exitCode = printError(error);
  }
}

type Proving = Extract<ProveCommand, { do: 'prove' }>;

async function perform(command: Proving, base: string): Promise<void> {
  const { query, own, bounds, isJson } = command;
  const experiment = await readExperiment({ query, own, runsLinkedCode: false, base });
  ensureExtracted();
  for (const note of experiment.notes) console.error(`note: ${note}`);
  const begunMs = performance.now();
  const exploration = await explorationOf(experiment, command);
  const seconds = Number(((performance.now() - begunMs) / 1000).toFixed(2));
  if (isJson) print(JSON.stringify(proofJson(query, exploration, seconds, experiment)));
  else print(proofText({ ...exploration, bounds }, experiment.scenario.node, seconds));
}

async function explorationOf(
  { run, isOurs }: Experiment,
  { bounds }: Proving,
): Promise<Exploration> {
  if (!isOurs) {
    throw new UsageError(
      '--client and --server: not yet. A program of your own runs in one order, with race; its every order is not searched.',
    );
  }
  const trial = await orderTrialOfRun(await LabRunner.load(), run, bounds);
  const search = explore(trial, { bounds });
  let toldMs = performance.now();
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
    if (performance.now() - toldMs < PROGRESS_MS) continue;
    toldMs = performance.now();
    console.error(progressText(value));
  }
}

function progressText({ orders, answered, failed, other, open }: OrderProgress): string {
  const others = other > 0 ? `, ${other} without an end` : '';
  return `${orders} orders: ${answered} answered, ${failed} failed${others}; at least ${open} to go`;
}

/** What `--json` prints. */
function proofJson(
  query: string,
  { cheapest, isComplete, ...exploration }: Exploration,
  seconds: number,
  { address }: Experiment,
) {
  const { orders, answered, failed, other, bounds, regions } = exploration;
  const link = address === undefined ? {} : { link: `${siteAddress() ?? ''}${address}` };
  return {
    query,
    orders,
    answered,
    failed,
    other,
    complete: isComplete,
    bounds,
    regions,
    ...(cheapest && { cheapest: { ...cheapest, ...link } }),
    isForThisClock: exploration.isForThisClock,
    handlerRanAndClientReset: exploration.handlerRanAndClientReset,
    seconds,
  };
}

function printError(error: unknown): number {
  if (error instanceof UsageError || error instanceof QueryError || error instanceof FileError) {
    console.error(error.message);
    return EXIT_USAGE;
  }
  const isKnown =
    error instanceof EngineError ||
    error instanceof CacheError ||
    error instanceof NotExtractedError ||
    error instanceof SiteAddressError;
  if (!isKnown) throw error;
  console.error(error.message);
  return EXIT_FAILED;
}
