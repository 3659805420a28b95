import type { Finding } from './campaign.ts';
import { KINDS } from './generators/index.ts';

const COLUMNS = [
  'programs',
  'equal',
  'frames',
  'racing',
  'not simulated',
  'limit',
  'known',
  'differs',
  'threw',
] as const;

/** A row for each kind of program, and one for all. */
export function verdictTable(findings: readonly Finding[]): string {
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(10)}${cells.map((cell, i) => cell.padStart(COLUMNS[i]!.length + 2)).join('')}`;
  const counts = (some: readonly Finding[]) =>
    COLUMNS.map((column) =>
      String(
        column === 'programs'
          ? some.length
          : some.filter(({ verdict }) => verdict.kind === column).length,
      ),
    );
  const kinds = KINDS.filter((kind) => findings.some((finding) => finding.kind === kind));
  return [
    row('kind', COLUMNS),
    ...kinds.map((kind) => row(kind, counts(findings.filter((finding) => finding.kind === kind)))),
    row('all', counts(findings)),
  ].join('\n');
}
