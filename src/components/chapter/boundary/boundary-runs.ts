import { runInBatchAtBuild } from '../../../build/build-run.ts';
import { type Column, columnOf, type Fate, type Sample } from '../../../figures/boundary/sample.ts';
import { type LabOutput, TIME_MODEL } from '../../../lab/index.ts';
import { CALLBACK_US } from '../../../scenario/process.ts';
import { readQuery } from '../../../scenario/query.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { type Focus, focusOf, responseTimeOf } from '../../../trace/reading/focus.ts';
import { verdictOf } from '../../../trace/words/verdict.ts';

/**
 * Costs of a callback of the client, in microseconds: from half of the least plausible cost to that of a new process.
 */
export const CALLBACKS_US = [
  ...[50, 80, 130, 200, TIME_MODEL.clientPreUs, 450, CALLBACK_US.warm],
  ...[1200, 2000, 3500, CALLBACK_US.cold, 15_000],
];
/** Delays of the server's FIN, in milliseconds. 0 is in the same write as the response. */
const FINS_MS = [0, 0.03, 0.06, 0.12, 0.25, 0.5, 1, 2, 4, 8, 16];
/** The search for a boundary ends when the ratio of its two times is below this. */
const NEAR = 1.05;
const STEPS_MAX = 5;

/** A run of the picture, with the times to make it again. */
interface BoundaryRun extends Sample {
  readonly callbackUs: number;
  readonly fin: string;
}

interface BoundaryRuns {
  readonly columns: readonly Column[];
  readonly runs: readonly BoundaryRun[];
}

const KNOWN = new Map<string, Promise<BoundaryRuns>>();

/**
 * How request 2 ends, over the cost of a callback and the time of the FIN. There is a run for each point of a grid, and
 * more runs where the outcome changes. They are made once for a build.
 *
 * @param query the scenario without its FIN: `node=24.22.3`
 */
export function boundaryRuns(query: string): Promise<BoundaryRuns> {
  const runs = KNOWN.get(query) ?? makeRuns(readQuery(query));
  KNOWN.set(query, runs);
  return runs;
}

async function makeRuns(scenario: Scenario): Promise<BoundaryRuns> {
  const runs: BoundaryRun[] = [];
  const columns: Column[] = [];
  for (const callbackUs of CALLBACKS_US) {
    const at = async (finMs: number) => {
      const run = await runOnce(scenario, callbackUs, finMs);
      runs.push(run);
      return run;
    };
    const grid: { finMs: number; run: BoundaryRun }[] = [];
    for (const finMs of FINS_MS) grid.push({ finMs, run: await at(finMs) });
    const near = await closeIn(grid, at);
    columns.push(columnOf([...grid.map(({ run }) => run), ...near]));
  }
  return { columns, runs };
}

/** Runs between two neighbours of the grid that end differently, closer and closer. */
async function closeIn(
  grid: readonly { readonly finMs: number; readonly run: BoundaryRun }[],
  at: (finMs: number) => Promise<BoundaryRun>,
): Promise<readonly BoundaryRun[]> {
  const index = grid.findIndex(
    ({ run }, place) => run.fate !== grid[place - 1]?.run.fate && place > 0,
  );
  let below = grid[index - 1];
  let above = grid[index];
  const found: BoundaryRun[] = [];
  for (let step = 0; step < STEPS_MAX && below && above; step += 1) {
    if (above.run.finUs / below.run.finUs < NEAR) break;
    const finMs = Number(((below.finMs + above.finMs) / 2).toFixed(3));
    const middle = { finMs, run: await at(finMs) };
    found.push({ ...middle.run, refines: true });
    if (middle.run.fate === below.run.fate) below = middle;
    else above = middle;
  }
  return found;
}

async function runOnce(
  scenario: Scenario,
  callbackUs: number,
  finMs: number,
): Promise<BoundaryRun> {
  const fin = finMs === 0 ? 'same' : `${finMs}ms`;
  const output = await runInBatchAtBuild({ ...scenario, fin }, { clientPreUs: callbackUs });
  const timed = timesOf(output);
  // If the client closes first, the server's FIN only answers, so its time is not the one that was set.
  const finUs =
    timed.finUs ?? (await runOnce({ ...scenario, fix: 'none' }, callbackUs, finMs)).finUs;
  return { ...timed, finUs, callbackUs, fin };
}

/** @throws Error when a run has no second request or no FIN, because then it has no place in the picture */
function timesOf({
  events,
  exitCode,
}: LabOutput): Omit<Sample, 'finUs'> & { finUs: number | undefined } {
  const focus = focusOf(events);
  const asked = focus?.request.requested;
  const [first] = events.filter(
    (event) =>
      event.kind === 'packet' && event.conn === focus?.previous?.conn && event.flags === 'F.',
  );
  if (!focus || !asked || first?.kind !== 'packet') throw new Error('a run without the two times');
  const response = responseTimeOf(events);
  return {
    askedUs: asked.t - response,
    finUs: first.from === 'server' ? first.arrivesAt - response : undefined,
    fate: fateOf(verdictOf(events, exitCode).outcome === 'ok', focus),
  };
}

function fateOf(isAnswered: boolean, { request, window }: Focus): Fate {
  if (isAnswered) return 'answered';
  const id = request.written?.id;
  if (id !== undefined && window?.writesInside.includes(id)) return 'inside';
  if (id !== undefined && window?.writesBefore.includes(id)) return 'before';
  throw new Error('a request that failed, and was written neither inside the window nor before it');
}
