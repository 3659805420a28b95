import type { Transcript } from './transcript.ts';

/**
 * `- ` before a line that only the first has, `+ ` before a line that only the second has; empty when they are equal.
 */
export function difference(expected: Transcript, actual: Transcript): readonly string[] {
  const changes = lineChanges(expected.lines, actual.lines);
  if (expected.exitCode === actual.exitCode) return changes;
  return [`- exit code ${expected.exitCode}`, `+ exit code ${actual.exitCode}`, ...changes];
}

/** The shortest edit script by lines, from a table of longest common suffixes. */
function lineChanges(a: readonly string[], b: readonly string[]): readonly string[] {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  /** Lines that the texts have in common from line i of the one and line j of the other. */
  const common = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  const changes: string[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j === b.length || (i < a.length && common(i + 1, j) >= common(i, j + 1))) {
      changes.push(`- ${a[i++]}`);
    } else {
      changes.push(`+ ${b[j++]}`);
    }
  }
  return changes;
}
