import type { Comparison } from './comparison.ts';

/** How many differing lines are shown. The first ones have the cause, and the others follow from it. */
const SHOWN_MAX = 15;

/** Prints nothing for transcripts that are equal. */
export function printDifferences({ version, program, differences }: Comparison): void {
  if (differences.length === 0) return;
  console.log(`\nNode ${version}, ${program.title}: - real, + Lab`);
  for (const side of ['-', '+']) {
    const lines = differences.filter((line) => line.startsWith(side));
    for (const line of lines.slice(0, SHOWN_MAX)) console.log(`  ${line}`);
  }
}
