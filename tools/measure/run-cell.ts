import { loadavg } from 'node:os';
import { programOf } from '../../src/scenario/program.ts';
import { RealNode } from '../conformance/real-node.ts';
import type { Cell } from './plan.ts';
import { runTrials, type Trials } from './run-trials.ts';

/** The result of one cell. */
export interface CellRun extends Trials {
  readonly cell: Cell;
  /** Load average of the machine over one minute, before and after. */
  readonly load: readonly [before: number, after: number];
}

/** Runs a cell. The scenario's own server runs on the same release and stays up for all runs. */
export async function runCell(cell: Cell, executable: string): Promise<CellRun> {
  const { scenario, node, process, runs } = cell;
  const { files } = programOf(scenario);
  const fetch = scenario.fetch === 'http' ? undefined : scenario.fetch;
  const before = loadNow();
  const real = await RealNode.start(node, files['server.mjs'], executable);
  try {
    const trials = await runTrials(files['client.mjs'], process, runs, (client, limitMs) =>
      real.run({ title: '', client, fetch, nodeDebug: '' }, limitMs),
    );
    return { cell, ...trials, load: [before, loadNow()] };
  } finally {
    await real.close();
  }
}

/** Load average over one minute. */
export function loadNow(): number {
  const [oneMinute = 0] = loadavg();
  return Math.round(oneMinute * 10) / 10;
}
