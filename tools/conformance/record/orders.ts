import type { LabRunner } from '../../../src/build/lab-runner.ts';
import { labRunOf } from '../../../src/build/lab-runner.ts';
import { orderTrialOfRun } from '../../../src/build/scenario-orders.ts';
import { exploreOrders, Mispredicted } from '../../../src/exploration/orders/explore.ts';
import { BOUNDS } from '../../../src/exploration/orders/index.ts';
import type { RecordedCell } from '../../../src/recordings/record.ts';
import { readSubject, scenarioOfSubject } from '../../../src/recordings/subject.ts';
import type { Scenario } from '../../../src/scenario/scenario.ts';

/** What a search over every order says of a scenario, for its cells. */
export type OrdersOfScenario = { readonly cells: readonly RecordedCell[] } & SearchEnd;

/** How many orders end so; or why the search says nothing. */
type SearchEnd =
  | {
      readonly found: { readonly answered: number; readonly failed: number };
      readonly left?: never;
    }
  | { readonly found?: never; readonly left: LeftOut };

type LeftOut = 'ten requests' | 'not all orders' | 'reads a clock' | 'contradicts itself';

/** Orders of a scenario with two requests are some hundred. */
const RUNS_MAX = 600;
/** Ten have more orders than anybody waits for. */
const REQUESTS_MAX = 2;

/**
 * Runs each scenario that the record has cells of in every order within the usual bounds. A recorded share lies between
 * what the orders allow: a cell that was answered at all needs an order that is answered, and one that failed at all one
 * that fails.
 *
 * @param onScenario is told how many of how many are done
 */
export async function ordersOfRecord(
  runner: LabRunner,
  cells: readonly RecordedCell[],
  onScenario: (done: number, of: number) => void,
): Promise<readonly OrdersOfScenario[]> {
  const scenarios = new Map<string, { scenario: Scenario; cells: RecordedCell[] }>();
  for (const cell of cells) {
    const expressed = scenarioOfSubject(readSubject(cell.id));
    if ('missing' in expressed) continue;
    // A warm and a cold process are within the bounds of one search.
    const scenario: Scenario = { ...expressed.scenario, process: 'default' };
    const key = JSON.stringify(scenario);
    const known = scenarios.get(key);
    if (known) known.cells.push(cell);
    else scenarios.set(key, { scenario, cells: [cell] });
  }
  const results: OrdersOfScenario[] = [];
  for (const { scenario, cells: of } of scenarios.values()) {
    results.push({ cells: of, ...(await searched(runner, scenario)) });
    onScenario(results.length, scenarios.size);
  }
  return results;
}

/** A cell that was answered, or failed, as no order is. */
export function isOutside(
  { answered, tried }: RecordedCell,
  orders: { readonly answered: number; readonly failed: number },
): boolean {
  return (answered > 0 && orders.answered === 0) || (answered < tried && orders.failed === 0);
}

/** Its programs block the loop and read the clock for that, so that a search is for that clock only. */
function blocks({ gap, fin }: Scenario): boolean {
  return gap.includes('busy') || fin.includes('.');
}

async function searched(runner: LabRunner, scenario: Scenario): Promise<SearchEnd> {
  if (Number(scenario.requests) > REQUESTS_MAX) return { left: 'ten requests' };
  if (blocks(scenario)) return { left: 'reads a clock' };
  const trial = await orderTrialOfRun(runner, labRunOf(scenario), BOUNDS);
  const search = exploreOrders({ timerUs: BOUNDS.timerMs * 1000, runsMax: RUNS_MAX });
  try {
    let next = search.next();
    while (!next.done) next = search.next(trial(next.value.schedule));
    const { orders, isComplete } = next.value;
    if (!isComplete) return { left: 'not all orders' };
    if (orders.some(({ run }) => run.log.hasReadClock)) return { left: 'reads a clock' };
    const count = (outcome: string) => orders.filter(({ run }) => run.outcome === outcome).length;
    return { found: { answered: count('answered'), failed: count('failed') } };
  } catch (error) {
    if (error instanceof Mispredicted) return { left: 'contradicts itself' };
    throw error;
  }
}
