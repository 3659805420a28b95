import { cheapestOf } from './cheapest.ts';
import { BOUNDS, type Bounds, type Exploration, type OrderProgress } from './exploration.ts';
import { type Explored, exploreOrders } from './explore.ts';
import type { OrderTrial } from './observed-run.ts';
import { regionsOf } from './regions.ts';

export * from './exploration.ts';
export { Mispredicted } from './explore.ts';
export type { OrderTrial } from './observed-run.ts';

interface OrderSearch {
  readonly bounds?: Bounds;
  /** Runs at most. */
  readonly budget?: number;
  /** Asked before each run and while the least delay is computed: true ends the search. */
  readonly isOver?: () => boolean;
}

/** The search stops here without a budget of its own. Programs of two requests need some hundred runs. */
const RUNS_MAX = 20_000;

/** How late things are without a schedule: slackUs and wakeUs of the Lab's time model. */
const USUAL = { wakeUs: 50, timerUs: 50 };

/**
 * Runs a program in every order within the bounds. Yields before each run, and then while the least delay is computed, so
 * that the caller can show a line that fills, and stop by ending the iteration or with `isOver`.
 *
 * @throws Mispredicted when a run contradicts what it was made for
 */
export function* explore(
  trial: OrderTrial,
  search: OrderSearch = {},
): Generator<OrderProgress, Exploration> {
  const steps = beginSearch(search);
  for (let next = steps.next(); ; ) {
    if (next.done) return yield* explorationOf(next.value, search, trial);
    yield next.value.progress;
    next = steps.next(trial(next.value.schedule));
  }
}

function beginSearch({ bounds = BOUNDS, budget = RUNS_MAX, isOver }: OrderSearch) {
  const timerUs = Math.round((bounds.timerMs ?? BOUNDS.timerMs) * 1000);
  return exploreOrders({ timerUs, runsMax: budget, ...(isOver && { isOver }) });
}

function* explorationOf(
  { orders, isComplete }: Explored,
  { bounds = BOUNDS, isOver = () => false }: OrderSearch,
  trial: OrderTrial,
): Generator<OrderProgress, Exploration> {
  const count = (outcome: string) => orders.filter(({ run }) => run.outcome === outcome).length;
  const failing = orders.filter(({ run }) => run.outcome === 'failed');
  const counts = {
    orders: orders.length,
    answered: count('answered'),
    failed: failing.length,
    other: count('other'),
  };
  const measuring = cheapestOf(failing, USUAL, trial, isOver);
  let step = measuring.next();
  for (; !step.done; step = measuring.next()) yield { ...counts, open: 0 };
  const cheapest = step.value;
  const handled: Record<string, number> = {};
  for (const { run } of orders) {
    for (const method of new Set(run.handledAndReset)) handled[method] = (handled[method] ?? 0) + 1;
  }
  const timerUs = Math.round((bounds.timerMs ?? BOUNDS.timerMs) * 1000);
  return {
    ...counts,
    isComplete,
    isForThisClock: orders.some(({ run }) => run.log.hasReadClock),
    bounds,
    regions: regionsOf(orders, timerUs),
    ...(cheapest && { cheapest }),
    handlerRanAndClientReset: handled,
  };
}
