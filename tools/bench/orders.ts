import { LabRunner, labRunOf } from '../../src/build/lab-runner.ts';
import { orderTrialOfRun } from '../../src/build/scenario-orders.ts';
import {
  BOUNDS,
  type Exploration,
  explore,
  Mispredicted,
} from '../../src/exploration/orders/index.ts';
import { readQuery } from '../../src/scenario/query.ts';

const RELEASES = ['20.0.0', '24.22.3', '26.12.1'];

/** Programs and remedies, as queries. */
const SCENARIOS: readonly string[] = [
  '',
  'fix=honour-close',
  'fix=retry',
  'fix=poll-before-reuse',
  'gap=immediate',
  'gap=timeout0',
  'gap=timeout20&fin=5ms',
  'close=rst',
  'server=always-close',
  'server=always-close&fetch=2.7.0',
  'requests=4',
  'requests=4&fix=honour-close',
  'client=axios',
  'client=got',
  'client=undici',
  'client=axios&server=always-close',
  'client=got&server=always-close',
  'client=undici&server=always-close',
];

/** A search that takes longer is ended, and the row says so. ORDERS_SECONDS=600 gives it more. */
const SECONDS_MAX = Number(process.env['ORDERS_SECONDS'] ?? 60);

/**
 * Every order of scenarios and remedies, by release: how many there are, how many fail, the least delay that fails, and how
 * long the search took in this process. ORDERS_ONLY='requests=4' runs the rows with these words.
 */
export async function benchOrders(): Promise<void> {
  const runner = await LabRunner.load();
  const only = process.env['ORDERS_ONLY'] ?? '';
  console.log(
    '| scenario | Node | orders | answered | failed | other | least delay that fails | handled and reset | runs | s, wall | s, processor |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  for (const scenario of SCENARIOS.filter((each) => each.includes(only))) {
    for (const node of RELEASES) {
      const run = labRunOf(readQuery(`node=${node}&${scenario}`));
      const trial = await orderTrialOfRun(runner, run, BOUNDS);
      const began = performance.now();
      const used = process.cpuUsage();
      let runs = 0;
      const counted: typeof trial = (schedule) => {
        runs += 1;
        return trial(schedule);
      };
      const isOver = () => performance.now() - began > SECONDS_MAX * 1000;
      let found: Exploration;
      try {
        found = resultOf(explore(counted, { bounds: BOUNDS, isOver }));
      } catch (error) {
        if (!(error instanceof Mispredicted)) throw error;
        console.log(`| ${scenario} | ${node} | the search contradicts itself after ${runs} runs |`);
        continue;
      }
      const { user, system } = process.cpuUsage(used);
      const wall = ((performance.now() - began) / 1000).toFixed(2);
      const processor = ((user + system) / 1e6).toFixed(2);
      console.log(
        `| ${[scenario || 'the bug', node, ...cells(found), runs, wall, processor].join(' | ')} |`,
      );
    }
  }
}

function cells(found: Exploration): readonly (string | number)[] {
  const { orders, answered, failed, other, cheapest, handlerRanAndClientReset } = found;
  const { isComplete, isForThisClock } = found;
  const handled = Object.entries(handlerRanAndClientReset).map((entry) => entry.join(' '));
  return [
    `${isComplete ? '' : 'not all: '}${orders}${isForThisClock ? ' (for this clock)' : ''}`,
    answered,
    failed,
    other,
    cheapest ? `${cheapest.isLeast ? '' : '≤ '}${cheapest.delayMs} ms` : '',
    handled.join(', ') || 0,
  ];
}

function resultOf(search: ReturnType<typeof explore>): Exploration {
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}
