import type { Exploration, Region, Schedule } from './exploration.ts';
import { orderName } from './explore.ts';
import type { OrderTrial } from './observed-run.ts';

/**
 * The same order with as few times as it needs, for a link that somebody reads: each of the others takes what the model
 * gives it. Makes some twenty runs.
 */
function plainSchedule(trial: OrderTrial, schedule: Schedule): Schedule {
  const { log, outcome } = trial(schedule);
  const name = orderName(log);
  const isSame = (other: Schedule) => {
    const run = trial(other);
    return run.outcome === outcome && orderName(run.log) === name;
  };
  const without = (from: Schedule, isOut: (name: string, us: number) => boolean): Schedule =>
    Object.fromEntries(Object.entries(from).filter(([each, us]) => !isOut(each, us)));
  const usual = new Map(log.variables.map((variable) => [variable.name, variable.usualUs]));
  const isPoll = (each: string) => / poll \d+$/.test(each);
  let kept = without(schedule, (each) => !usual.has(each));
  // Most times are as usual: they all go at once, where that works.
  for (const isOut of [
    (each: string, us: number) => isPoll(each) || usual.get(each) === us,
    (each: string, us: number) => !isPoll(each) && usual.get(each) === us,
  ]) {
    const fewer = without(kept, isOut);
    if (!isSame(fewer)) continue;
    kept = fewer;
    break;
  }
  for (const one of Object.keys(kept)) {
    const fewer = without(kept, (each) => each === one);
    if (isSame(fewer)) kept = fewer;
  }
  return kept;
}

/**
 * A schedule to show somebody who asks how it fails: the cheapest one, or where none is known that of an order that
 * failed. Undefined when no order fails.
 */
export function failingSchedule({ cheapest, regions }: Exploration): Schedule | undefined {
  return cheapest?.schedule ?? regions.find(({ outcome }) => outcome === 'failed')?.example;
}

/** The same result, with a cheapest failure that has no more times than it needs. */
export function withPlainCheapest(trial: OrderTrial, exploration: Exploration): Exploration {
  const { cheapest } = exploration;
  if (!cheapest) return exploration;
  const schedule = plainSchedule(trial, cheapest.schedule);
  return { ...exploration, cheapest: { ...cheapest, schedule } };
}

/** The same result, with a failing schedule that has no more times than it needs. */
export function withPlainFailure(trial: OrderTrial, exploration: Exploration): Exploration {
  const { cheapest, regions } = exploration;
  if (cheapest) return exploration;
  const first = regions.find(({ outcome }) => outcome === 'failed');
  const plain = (region: Region) =>
    region === first ? { ...region, example: plainSchedule(trial, region.example) } : region;
  return { ...exploration, regions: regions.map(plain) };
}
