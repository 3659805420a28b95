import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundleScript } from '../../../build/bundle-script.ts';
import { LabRunner, labRunOf } from '../../../build/lab-runner.ts';
import { BOUNDS } from '../../../exploration/orders/exploration.ts';
import { readQuery } from '../../../scenario/query.ts';
import { withoutClock } from '../../../scenario/untimed-probe.ts';
import type { SearchHost } from '../search-host.ts';
import { type OrdersReport, readOrdersReport } from './report.ts';

const script = await bundleScript('src/engines/lab/orders/script.ts');
const runner = await LabRunner.load();

interface Searching {
  /** Own text of client.mjs. */
  readonly client?: string;
  /** The page stops it after so many reports. */
  readonly reports?: number;
  readonly options?: object;
}

/** What the script says of a scenario, with the tasks that a worker gives it. */
async function reportsOf(query: string, { client, reports, options = {} }: Searching = {}) {
  const run = labRunOf(readQuery(query), client === undefined ? {} : { 'client.mjs': client });
  const files = withoutClock(run.files);
  await runner.runInBatch({ ...run, files }); // loads what the release lacks
  const tasks: (() => void)[] = [];
  const said: OrdersReport[] = [];
  const host: SearchHost = {
    files,
    packages: await runner.packages(run.fetch, run.node, files),
    batch: await runner.batch(run.node),
    options,
    isOver: () => reports !== undefined && said.length >= reports,
    tell: (report) => said.push(readOrdersReport(JSON.stringify(report))),
    later: (task) => tasks.push(task),
    now: () => performance.now(),
    messageOf: (error) => `${error}`,
  };
  new Function('host', script)(host);
  for (let task = tasks.shift(); task; task = tasks.shift()) task();
  return said;
}

function explorationIn(said: readonly OrdersReport[]) {
  const last = said.at(-1);
  return last && 'exploration' in last ? last.exploration : assert.fail(JSON.stringify(last));
}

/** The same as in the browsers: e2e/play/every-order.spec.ts. */
for (const [query, counts] of [
  ['node=20.0.0', '0/21'],
  ['node=24.22.3', '9/30'],
  ['node=24.22.3&fix=honour-close', '9/9'],
] as const) {
  test(`${query}: ${counts} orders are answered, in Node as in a page`, async () => {
    const { answered, orders, isComplete } = explorationIn(await reportsOf(query));
    assert.equal(`${answered}/${orders}`, counts);
    assert.equal(isComplete, true);
  });
}

test('a search that is stopped says what it has', async () => {
  const { isComplete, orders } = explorationIn(await reportsOf('node=24.22.3', { reports: 0 }));
  assert.equal(isComplete, false);
  assert.equal(orders, 0);
});

test('bounds that the page gives take the place of the usual ones', async () => {
  const options = { flightMs: 0.01 };
  const { bounds, regions } = explorationIn(await reportsOf('node=24.22.3', { options }));
  assert.deepEqual(bounds, { ...BOUNDS, flightMs: 0.01 });
  const [most] = regions.flatMap(({ example }) =>
    Object.entries(example).flatMap(([name, us]) => (/ FIN \d+$/.test(name) ? [us] : [])),
  );
  assert.ok(most === undefined || most <= 10, `a FIN is ${most} µs under way`);
});

test('a program that throws fails in each order, and one that never ends has no end', async () => {
  const throws = explorationIn(await reportsOf('', { client: 'throw new Error("mine")' }));
  assert.equal(throws.failed, throws.orders);
  const loops = explorationIn(await reportsOf('', { client: 'for (;;);' }));
  assert.equal(loops.other, loops.orders);
});
