import type { Scenario } from '../../src/scenario/scenario.ts';

/**
 * `cold`: each run is a process of its own, so nothing is compiled yet and a callback takes milliseconds.
 * `warm`: the runs follow one another in one process, as the requests of a service do.
 */
export type ProcessKind = 'cold' | 'warm';

/** One figure to be measured. */
export interface Cell {
  readonly scenario: Scenario;
  /** A release of Node. The Lab need not have it. */
  readonly node: string;
  readonly process: ProcessKind;
  readonly runs: number;
}

/** The cells of a command, release by release. */
export function cellsOf({
  scenario,
  releases,
  processes,
  runs,
}: {
  readonly scenario: Scenario;
  readonly releases: readonly string[];
  readonly processes: readonly ProcessKind[];
  readonly runs: number;
}): readonly Cell[] {
  return releases.flatMap((node) =>
    processes.map((process) => ({ scenario, node, process, runs })),
  );
}
