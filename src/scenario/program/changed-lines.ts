/**
 * Finds the lines of `text` that are not in `original`, by their longest common subsequence,
 * because that is close to what a reader would mark by eye. Removed lines and empty lines leave no
 * mark.
 *
 * @returns 1-based line numbers of `text`
 */
export function changedLines(original: string, text: string): ReadonlySet<number> {
  const before = original.split('\n');
  const after = text.split('\n');
  const common = commonLengths(before, after);
  const changed = new Set<number>();
  let from = 0;
  for (let at = 0; at < after.length; ) {
    if (before[from] === after[at]) {
      from += 1;
      at += 1;
    } else if (from < before.length && common(from + 1, at) >= common(from, at + 1)) {
      from += 1;
    } else {
      at += 1;
      if (after[at - 1] !== '') changed.add(at);
    }
  }
  return changed;
}

/** The length of the longest common subsequence of `before` from i on and `after` from j on. */
function commonLengths(
  before: readonly string[],
  after: readonly string[],
): (i: number, j: number) => number {
  const lengths = before.map(() => after.map(() => 0));
  const common = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (const [i, row] of [...lengths.entries()].reverse()) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] =
        before[i] === after[j]
          ? common(i + 1, j + 1) + 1
          : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  return common;
}
