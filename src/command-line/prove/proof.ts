import { createHash } from 'node:crypto';
import { LabRunner } from '../../build/lab-runner.ts';
import { libraryHash } from '../../build/library-hash.ts';
import { orderTrialOfRun } from '../../build/scenario-orders.ts';
import { siteAddress } from '../../build/site-address.ts';
import { type Exploration, explore, type OrderProgress } from '../../exploration/orders/index.ts';
import { withPlainCheapest } from '../../exploration/orders/plain-schedule.ts';
import { progressText } from '../../exploration/orders/verdict.ts';
import { readOrder } from '../../scenario/order.ts';
import { orderOf } from '../../scenario/order-delays.ts';
import { withoutClock } from '../../scenario/untimed-probe.ts';
import { BoxedProgram } from '../race/boxed-run.ts';
import { addressWithOrder, type Experiment, readExperiment } from '../race/experiment.ts';
import { ensureExtracted } from '../race/extracted.ts';
import type { ProveCommand } from './arguments.ts';

export type Proving = Extract<ProveCommand, { do: 'prove' }>;

/** What a search over orders found, and of what. */
export interface Proof {
  readonly query: string;
  readonly experiment: Experiment;
  /** Its cheapest failure has no more times than it needs. */
  readonly exploration: Exploration;
  readonly seconds: number;
  /** SHA-256 of the release's lib/, and of the patch that was applied to it. */
  readonly library: string;
  readonly patch: string | undefined;
  /** Opens the cheapest failure in the page; undefined when nothing fails, or no page can run it. */
  readonly link: string | undefined;
}

/** Milliseconds between two lines of progress. */
const PROGRESS_MS = 1_000;

/**
 * Runs what a command asks for in every order. Notes and progress go to stderr.
 *
 * @param base the folder that file names are relative to
 * @throws UsageError, QueryError, FileError, PatchError, CacheError or EngineError, each with a message for the user
 */
export async function proofOf(command: Proving, base: string): Promise<Proof> {
  const { query } = command;
  const experiment = withoutOrder(await readExperiment({ ...command, base }));
  ensureExtracted();
  for (const note of experiment.notes) console.error(`note: ${note}`);
  const library = await libraryHash(experiment.scenario.node);
  const begunMs = performance.now();
  const exploration = await explorationOf(experiment, command);
  const seconds = Number(((performance.now() - begunMs) / 1000).toFixed(2));
  const { patch } = experiment.run;
  return {
    query,
    experiment,
    exploration,
    seconds,
    library,
    patch: patch === undefined ? undefined : createHash('sha256').update(patch).digest('hex'),
    link: linkOf(experiment, exploration),
  };
}

/** A link may choose times. Here all are tried. */
function withoutOrder(experiment: Experiment): Experiment {
  const { scenario, run, notes } = experiment;
  if (scenario.order === 'default') return experiment;
  const { delays: _, ...rest } = run;
  const bare = { ...scenario, order: 'default' };
  const note = 'order= is left out: it chooses times, and here all are tried.';
  const free = { ...experiment, scenario: bare, run: rest, notes: [...notes, note] };
  return { ...free, address: addressWithOrder(free, 'default') };
}

async function explorationOf(
  { run, isOurs }: Experiment,
  { bounds }: Proving,
): Promise<Exploration> {
  const tell = teller();
  if (!isOurs) {
    const program = await BoxedProgram.open({ ...run, files: withoutClock(run.files) });
    try {
      return await program.searchOrders(bounds, run.time ?? {}, tell);
    } finally {
      program.close();
    }
  }
  const trial = await orderTrialOfRun(await LabRunner.load(), run, bounds);
  const search = explore(trial, { bounds });
  for (;;) {
    const { done, value } = search.next();
    if (done) return withPlainCheapest(trial, value);
    tell(value);
  }
}

/** Prints a line of progress, not more often than somebody reads it. */
function teller(): (progress: OrderProgress) => void {
  let toldMs = performance.now();
  return (progress) => {
    if (performance.now() - toldMs < PROGRESS_MS) return;
    toldMs = performance.now();
    console.error(progressText(progress));
  };
}

function linkOf(experiment: Experiment, { cheapest }: Exploration): string | undefined {
  if (!cheapest) return undefined;
  const order = readOrder(orderOf(cheapest.schedule));
  const address = order.ok ? addressWithOrder(experiment, order.value) : undefined;
  return address && `${siteAddress() ?? ''}${address}`;
}
