/**
 * Measures the speed of the Lab in one thread, for each release. Speeds are of processor time, because they depend less on
 * what else the machine does; with the share of a processor that the measurement got.
 */
import { execFileSync } from 'node:child_process';
import { releasesInCache } from '../../src/build/cache.ts';
import { LabRunner, labRunOf } from '../../src/build/lab-runner.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import { inMs, summarise } from './statistics.ts';

const COLD_PROCESSES = 5;
const FRESH_RUNS = 60;
const BATCH_RUNS = 1_000;
const MEMORY_RUNS = 20_000;
/** Requests at once, and how long their answer, or the name of a limit, may take. */
const CONCURRENT = [1_000, 10_000];
const CONCURRENT_MS_MAX = 3_000;
const MEGABYTE = 1_000_000;

export async function benchLab(): Promise<void> {
  const runner = await LabRunner.load();
  for (const node of await releasesInCache()) {
    const scenario = { ...DEFAULTS, node } as Scenario;
    console.log(`Node ${node}`);
    console.log(`  first run of a process   ${inMs(summarise(cold(node)))}`);
    console.log(`  a fresh pair for each    ${await fresh(runner, scenario)}`);
    console.log(`  one pair, rewound        ${await batch(runner, scenario)}`);
  }
  for (const count of CONCURRENT) console.log(await concurrent(runner, count));
  console.log(`memory over ${MEMORY_RUNS} rewound runs: ${await memory(runner)}`);
}

/** Milliseconds of processor time of this process, and the share of one processor that it had. */
function measured<T>(work: () => T): { readonly ms: number; readonly share: string } {
  const from = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  return { ms, share: `${((100 * ms) / (performance.now() - from)).toFixed(0)} % of a processor` };
}

/** Milliseconds to load the pack, boot and run once, in a new process. */
function cold(node: string): number[] {
  return Array.from({ length: COLD_PROCESSES }, () =>
    Number(execFileSync('node', ['tools/bench/cold.ts', node], { encoding: 'utf8' })),
  );
}

async function fresh(runner: LabRunner, scenario: Scenario): Promise<string> {
  const run = labRunOf(scenario);
  const samples = [];
  for (let i = 0; i < FRESH_RUNS; i += 1) {
    const started = performance.now();
    await runner.run(run);
    samples.push(performance.now() - started);
  }
  const summary = summarise(samples.slice(FRESH_RUNS / 4));
  return `${inMs(summary)}, ${(1000 / summary.median).toFixed(0)} a second`;
}

async function batchOf(runner: LabRunner, scenario: Scenario) {
  const { node, fetch, files } = labRunOf(scenario);
  const [pair, packages] = await Promise.all([
    runner.batch(node),
    runner.packages(fetch, node, files),
  ]);
  return () => pair.run({ files, packages });
}

async function batch(runner: LabRunner, scenario: Scenario): Promise<string> {
  const run = await batchOf(runner, scenario);
  for (let i = 0; i < 50; i += 1) run();
  const { ms, share } = measured(() => {
    for (let i = 0; i < BATCH_RUNS; i += 1) run();
  });
  const each = ms / BATCH_RUNS;
  return `${each.toFixed(2)} ms (mean of ${BATCH_RUNS}), ${(1000 / each).toFixed(0)} a second, ${share}`;
}

/** A program with many requests at once, each on a connection of its own. */
async function concurrent(runner: LabRunner, count: number): Promise<string> {
  const run = labRunOf(DEFAULTS);
  const client = `import http from 'node:http';
for (let i = 0; i < ${count}; i++) http.get('http://127.0.0.1:3000/' + i, (r) => r.resume()).on('error', () => {});
`;
  const files = { ...run.files, 'client.mjs': client };
  const before = process.cpuUsage();
  const { events } = await runner.run({ ...run, files });
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  const limit = events.find((event) => event.kind === 'limit');
  const end = limit ? `limit ${limit.limit}` : 'an answer';
  const isLate = ms > CONCURRENT_MS_MAX ? `, more than ${CONCURRENT_MS_MAX} ms` : '';
  return `${count} requests at once: ${end} after ${ms.toFixed(0)} ms, ${events.length} events${isLate}`;
}

async function memory(runner: LabRunner): Promise<string> {
  const run = await batchOf(runner, DEFAULTS);
  const heap = () => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / MEGABYTE;
  };
  const marks = [];
  for (let i = 0; i < MEMORY_RUNS; i += 1) {
    if (i % (MEMORY_RUNS / 5) === 0) marks.push(heap());
    run();
  }
  marks.push(heap());
  return `${marks.map((mark) => mark.toFixed(0)).join(' → ')} MB of heap`;
}
