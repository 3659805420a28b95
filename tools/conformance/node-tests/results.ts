import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { NodeTests } from '../../../src/recordings/node-tests.ts';
import { GROUP_SUBJECTS, GROUPS } from './groups.ts';
import type { TestOutcome } from './run-test.ts';
import type { SelectedTest, Selection } from './selection.ts';

/** A test with what came of it. */
export interface TestResult {
  readonly test: SelectedTest;
  readonly outcome: TestOutcome;
}

/** What the results are about. */
type ResultsOrigin = Pick<NodeTests, 'node' | 'tests' | 'date' | 'lab'>;

/** Why a test is not equal, by its file: written by hand, after reading both outputs. */
export const REASONS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('reasons.json', import.meta.url), 'utf8'),
);

/** The results as they are committed: names and outcomes, nothing of the tests. */
export function committedResults(
  results: readonly TestResult[],
  { tests, excluded }: Selection,
  origin: ResultsOrigin,
): NodeTests {
  const groups = GROUPS.flatMap((group) => {
    const own = results.filter(({ test }) => test.group === group);
    return own.length > 0 ? [[group, groupResults(GROUP_SUBJECTS[group], own)] as const] : [];
  });
  const reasons = [...excluded].map(([reason, files]) => [reason, files.length] as const);
  return {
    schema: 1,
    ...origin,
    sha256: hashOf(tests),
    excluded: Object.fromEntries(reasons.sort(([, a], [, b]) => b - a)),
    groups: Object.fromEntries(groups),
  };
}

function groupResults(
  subject: string,
  results: readonly TestResult[],
): NodeTests['groups'][string] {
  const filesThat = (kind: TestOutcome['kind']) =>
    results.flatMap(({ test, outcome }) => (outcome.kind === kind ? [test.file] : []));
  return {
    subject,
    equal: filesThat('equal'),
    apart: Object.fromEntries(
      results.flatMap(({ test, outcome }) => {
        const apart = apartOf(test.file, outcome);
        return apart ? [[test.file, apart] as const] : [];
      }),
    ),
    fails: filesThat('fails on the binary'),
    skips: filesThat('skips itself'),
  };
}

/** Longest quotation from an output. */
const QUOTED_MAX = 160;

function apartOf(
  file: string,
  outcome: TestOutcome,
): NodeTests['groups'][string]['apart'][string] | undefined {
  const given = REASONS[file];
  const reason = given === undefined ? {} : { reason: given };
  switch (outcome.kind) {
    case 'equal':
    case 'fails on the binary':
    case 'skips itself':
      return undefined;
    case 'varies':
      return { outcome: outcome.kind, what: 'the binary answers in more than one way', ...reason };
    case 'frames':
      return { outcome: 'differs', what: outcome.what.slice(0, QUOTED_MAX), ...reason };
    default:
      return { outcome: outcome.kind, what: outcome.what.slice(0, QUOTED_MAX), ...reason };
  }
}

function hashOf(tests: readonly SelectedTest[]): string {
  const hash = createHash('sha256');
  for (const { file, text } of tests) hash.update(`${file}\0${text}\0`);
  return hash.digest('hex');
}
