import type { Comparison } from './comparison.ts';
import type { ConformanceProgram } from './conformance-program.ts';

/** A row for each program, a column for each release: the differing lines, or `0³` when it took three real runs. */
export function tableOf(
  programs: readonly ConformanceProgram[],
  comparisons: readonly Comparison[],
): string {
  const versions = [...new Set(comparisons.map(({ version }) => version))].sort(byVersion);
  const titles = programs.map(({ title }) => title);
  const width = Math.max(...titles.map((title) => title.length));
  const rows = titles.map((title) => {
    const cells = versions.map((version) => {
      const found = comparisons.find((c) => c.version === version && c.program.title === title);
      return (found ? cell(found) : '–').padStart(version.length);
    });
    return [title.padEnd(width), ...cells].join('  ');
  });
  const head = ['differing lines'.padEnd(width), ...versions].join('  ');
  return [head, ...rows, '', summary(comparisons)].join('\n');
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function cell({ differences, realRuns }: Comparison): string {
  const retried = realRuns > 1 ? SUPERSCRIPTS[realRuns] : '';
  return `${differences.length}${retried}`;
}

function summary(comparisons: readonly Comparison[]): string {
  const equal = comparisons.filter(({ differences }) => differences.length === 0);
  const retried = equal.filter(({ realRuns }) => realRuns > 1);
  const lines = comparisons.reduce((sum, comparison) => sum + comparison.lines, 0);
  return (
    `${equal.length} of ${comparisons.length} transcripts equal, ${lines} lines compared; ` +
    `in ${retried.length} the real Node had to be asked more than once (superscript: runs)`
  );
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
