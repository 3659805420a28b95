import { runInBatchAtBuild } from '../../build/build-run.ts';
import { type FinLimit, finLimit } from '../../exploration/fin-limit.ts';
import { GAP_PLACES } from '../../scenario/gap-places.ts';
import { formatQuery } from '../../scenario/query.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { zeroOf } from '../../trace/reading/focus.ts';
import { verdictOf } from '../../trace/words/verdict.ts';

type GapLimits = Readonly<Record<string, FinLimit>>;

const LIMITS = new Map<string, Promise<GapLimits>>();

/** The longest delay of the FIN with which each gap is still answered. Found in the Lab, once for a build. */
export function gapLimits(scenario: Scenario): Promise<GapLimits> {
  const key = formatQuery({ ...scenario, gap: 'none', fin: 'same' });
  const limits = LIMITS.get(key) ?? findLimits(scenario);
  LIMITS.set(key, limits);
  return limits;
}

async function findLimits(scenario: Scenario): Promise<GapLimits> {
  const limits: Record<string, FinLimit> = {};
  for (const gap of GAP_PLACES)
    limits[gap] = await finLimit((fin) => trial({ ...scenario, gap, fin }));
  return limits;
}

/** One run of the Lab, in a batch. */
export async function trial(scenario: Scenario) {
  const { events, exitCode } = await runInBatchAtBuild(scenario);
  return { answered: !verdictOf(events, exitCode).failed, arrivesAt: zeroOf(events) };
}
