import type { CellRun } from './run-cell.ts';
import { tallyOf } from './tally.ts';

/** Where and when a measurement was made. */
export interface Circumstances {
  /** `2026-11-28` */
  readonly date: string;
  /** `linux x64, kernel 6.1.0, 2 cores` */
  readonly machine: string;
}

/** A line for each cell, then a line for each kind of error that it had. */
export function cellRunText(run: CellRun): string {
  const { cell, load, first } = run;
  const { answered, runs, errors } = tallyOf(run.outcomes);
  const notes = [
    first && `first repetition, not counted: ${first.answered ? 'answered' : 'failed'}`,
    `load ${load[0]} to ${load[1]}`,
  ].filter(Boolean);
  return [
    `Node ${cell.node}, ${cell.process}: ${answered} of ${runs} answered (${notes.join('; ')})`,
    ...errors.map(({ count, text }) => `  ${count} × ${text}`),
  ].join('\n');
}

/** The heading of the text: query, date and machine. */
export function headingOf(query: string, { date, machine }: Circumstances): string {
  return `${query || 'the default scenario'}\n${date}, ${machine}\n`;
}

/** The whole measurement as one object. */
export function jsonOf(query: string, circumstances: Circumstances, runs: readonly CellRun[]) {
  return {
    query,
    ...circumstances,
    cells: runs.map((run) => ({
      node: run.cell.node,
      process: run.cell.process,
      ...tallyOf(run.outcomes),
      ...(run.first && { first: run.first.answered ? 'answered' : 'failed' }),
      load: run.load,
    })),
  };
}
