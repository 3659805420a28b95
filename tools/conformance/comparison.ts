import type { ConformanceProgram } from './conformance-program.ts';
import { difference } from './difference.ts';
import type { LabNode } from './lab-node.ts';
import type { RealNode } from './real-node.ts';

/**
 * A real machine does not always give the same answer: with `timeout0` the FIN may or may not arrive within a
 * millisecond. The Lab's answer has to be one of those that the real Node gives in this many runs.
 */
const REAL_RUNS_MAX = 5;

export interface Comparison {
  readonly version: string;
  readonly program: ConformanceProgram;
  /** Differences from the closest real run; empty when the Lab's answer is a real one. */
  readonly differences: readonly string[];
  /** How many lines were compared. */
  readonly lines: number;
  /** The number of real runs that it took. The table shows it when it is more than 1. */
  readonly realRuns: number;
}

export async function compare(
  version: string,
  program: ConformanceProgram,
  real: RealNode,
  lab: LabNode,
): Promise<Comparison> {
  const simulated = await lab.run(program);
  const compareWithRun = async (realRuns: number): Promise<Comparison> => {
    const measured = await real.run(program);
    const differences = difference(measured, simulated);
    return { version, program, differences, lines: measured.lines.length, realRuns };
  };
  let nearest = await compareWithRun(1);
  for (let run = 2; run <= REAL_RUNS_MAX && nearest.differences.length > 0; run++) {
    const comparison = await compareWithRun(run);
    if (comparison.differences.length < nearest.differences.length) nearest = comparison;
  }
  return nearest;
}
