import type { Scenario } from '../../src/scenario/scenario.ts';

/**
 * `cold`: each run is a process of its own, so nothing is compiled yet and a callback takes milliseconds.
 * `warm`: the runs follow one another in one process, as the requests of a service do.
 */
export type ProcessKind = 'cold' | 'warm';

/** One figure to be measured. */
export interface Cell {
  readonly scenario: Scenario;
  /** A release of Node, which need not be one that the Lab has. */
  readonly node: string;
  readonly process: ProcessKind;
  readonly runs: number;
}

/** What a command asks for, as cells, release by release. */
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
