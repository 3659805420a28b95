import type { RunOutcome } from './outcome.ts';

/** The number of runs with every request answered, and the errors of the other runs. */
interface Tally {
  readonly answered: number;
  readonly runs: number;
  /** Most frequent first. A run with several failed requests has several errors. */
  readonly errors: readonly { readonly text: string; readonly count: number }[];
}

export function tallyOf(outcomes: readonly RunOutcome[]): Tally {
  const counts = new Map<string, number>();
  for (const text of outcomes.flatMap(({ errors }) => errors)) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return {
    answered: outcomes.filter(({ answered }) => answered).length,
    runs: outcomes.length,
    errors: [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count),
  };
}
