import { type NodeTests, percentOf, shareOf, totalOf } from '../../../src/recordings/node-tests.ts';
import { REASONS } from './results.ts';

type Group = NodeTests['groups'][string];

/** Outcomes that name their own cause. */
const EXPLAIN_THEMSELVES: readonly string[] = ['not simulated', 'limit', 'varies'];

/** The results for a terminal: what is not equal, by group, then a table. */
export function nodeTestsText(results: NodeTests): string {
  const groups = Object.entries(results.groups);
  const lines = groups.flatMap(([name, group]) => apartText(name, group));
  const rows = groups.map(([name, group]) => row(name, [group]));
  return [
    ...lines,
    '',
    row('group', undefined),
    ...rows,
    row('all', Object.values(results.groups)),
    '',
    ...staleReasons(results),
    `Node ${results.node}, tests of ${results.tests}`,
  ].join('\n');
}

function apartText(name: string, { apart }: Group): readonly string[] {
  const entries = Object.entries(apart);
  if (entries.length === 0) return [];
  return [
    `\n${name}`,
    ...entries.map(
      ([file, { outcome, what, reason }]) =>
        `  ${file}: ${outcome}, ${what}${reason ? `\n    ${reason}` : ''}`,
    ),
  ];
}

const COLUMNS = ['valid', 'equal', 'not simulated', 'limit', 'varies', 'differs', 'threw'] as const;

function row(name: string, groups: readonly Group[] | undefined): string {
  const cells = COLUMNS.map((column) =>
    (groups ? String(countOf(groups, column)) : column).padStart(column.length + 2),
  );
  const share = groups ? percentOf(totalOf(groups.map(shareOf))) : '';
  return `${name.padEnd(8)}${cells.join('')}  ${share.padStart(7)}`;
}

function countOf(groups: readonly Group[], column: (typeof COLUMNS)[number]): number {
  if (column === 'valid' || column === 'equal') return totalOf(groups.map(shareOf))[column];
  const all = groups.flatMap(({ apart }) => Object.values(apart));
  return all.filter(({ outcome }) => outcome === column).length;
}

/** Tests that end differently for a reason that nobody has given yet. */
export function unexplained({ groups }: NodeTests): readonly string[] {
  return Object.values(groups).flatMap(({ apart }) =>
    Object.entries(apart).flatMap(([file, { outcome, reason }]) =>
      reason === undefined && !EXPLAIN_THEMSELVES.includes(outcome) ? [file] : [],
    ),
  );
}

/** Reasons that explain nothing any more. */
function staleReasons({ groups }: NodeTests): readonly string[] {
  const equal = new Set(Object.values(groups).flatMap((group) => group.equal));
  return Object.keys(REASONS)
    .filter((file) => equal.has(file))
    .map((file) => `reasons.json explains ${file}, which is equal on this release`);
}
