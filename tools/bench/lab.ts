/** Measures the speed of the Lab in one thread of this machine, for each release. */
import { execFileSync } from 'node:child_process';
import { releasesInCache } from '../../src/build/cache.ts';
import { LabRunner, labRunOf } from '../../src/build/lab-runner.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import { inMs, summarise } from './statistics.ts';

const COLD_PROCESSES = 5;
const FRESH_RUNS = 60;
const BATCH_RUNS = 1_000;
const MEMORY_RUNS = 5_000;
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
  console.log(`memory over ${MEMORY_RUNS} rewound runs: ${await memory(runner)}`);
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
  const started = performance.now();
  for (let i = 0; i < BATCH_RUNS; i += 1) run();
  const ms = (performance.now() - started) / BATCH_RUNS;
  return `${ms.toFixed(2)} ms (mean of ${BATCH_RUNS}), ${(1000 / ms).toFixed(0)} a second`;
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
