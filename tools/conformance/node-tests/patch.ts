import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readPatchedRelease } from '../../../src/build/patched-release.ts';
import { GuardedLab, type LabAnswer } from '../guarded/guarded-lab.ts';
import { adapted, clientFileOf, commonFiles } from './adapt.ts';
import { type SelectedTest, selectTests } from './selection.ts';

interface PatchOptions {
  /** A release in the cache. */
  readonly node?: string | undefined;
  /** A part of the tests' names; by default those of http. */
  readonly only: string;
  /** The file of a diff of Node's lib/. */
  readonly patch: string;
}

/** The newest release of the site that the examples of src/patch are written for. */
const RELEASE = '26.12.1';
const ONLY = 'test-http-';
/** Tests at a time: each has a processor to itself on most machines. */
const LANES = 2;

/** A test that ends in another way with the patch. */
interface ChangedTest {
  readonly file: string;
  readonly change: 'broken' | 'mended' | 'other output';
  /** The first line that only the patched run printed, or how it ended. */
  readonly what: string;
}

/** How a set of tests ends without and with a patch. */
interface PatchComparison {
  readonly run: number;
  readonly passWithout: number;
  readonly passWith: number;
  readonly changed: readonly ChangedTest[];
}

/**
 * `npm run conformance -- node-tests FOLDER --patch FILE`: runs Node's own tests in the Lab, without and with a diff of
 * the release's lib/, and prints those that end in another way. Both sides are the Lab, so a part of Node that it lacks
 * is lacking in both. Exit code 1 when the patch breaks a test.
 *
 * @param folder the test/parallel of a Node checkout
 * @throws Error saying what to do when there is no such folder, PatchError when the diff does not apply
 */
export async function comparePatch(
  folder: string | undefined,
  { node = RELEASE, only, patch }: PatchOptions,
): Promise<void> {
  if (folder === undefined || !existsSync(folder) || !readdirSync(folder).some(isTest)) {
    throw new Error(
      `${folder ?? 'node-tests'}: give the folder test/parallel of a Node checkout, for example that of ` +
        'https://github.com/denoland/node_test',
    );
  }
  const diff = readFileSync(patch, 'utf8');
  await readPatchedRelease(node, diff); // an unfit one is told before anything runs
  const { tests } = selectTests(folder, only === '' ? ONLY : only);
  const comparison = await comparedTests(tests, node, diff);
  console.log(comparisonText(comparison, node, patch));
  process.exitCode = comparison.changed.some(({ change }) => change === 'broken') ? 1 : 0;
}

const isTest = (file: string) => /^test-.*\.m?js$/.test(file);

/** Runs each test twice. A test that differs is run again in a thread of its own, on both sides. */
export async function comparedTests(
  tests: readonly SelectedTest[],
  node: string,
  patch: string,
): Promise<PatchComparison> {
  const waiting = tests[Symbol.iterator]();
  const changed: ChangedTest[] = [];
  let [passWithout, passWith] = [0, 0];
  async function lane(number: number): Promise<void> {
    const labs = { without: new GuardedLab(), with: new GuardedLab() };
    for (const test of waiting) {
      const run = (side: keyof typeof labs, fresh: boolean) =>
        labs[side].run(questionOf(test, node, number, side === 'with' ? patch : undefined), fresh);
      let [before, after] = [await run('without', false), await run('with', false)];
      if (changeOf(before, after)) {
        [before, after] = [await run('without', true), await run('with', true)];
      }
      if (passes(before)) passWithout++;
      if (passes(after)) passWith++;
      const change = changeOf(before, after);
      if (change) changed.push({ file: test.file, change, what: whatOf(before, after) });
    }
    await labs.without.close();
    await labs.with.close();
  }
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  changed.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { run: tests.length, passWithout, passWith, changed };
}

function questionOf(test: SelectedTest, node: string, lane: number, patch: string | undefined) {
  const main = clientFileOf(test.file);
  return {
    node,
    fetch: 'http',
    files: { ...commonFiles(lane), [main]: adapted(test.text), 'server.mjs': '' },
    clientFile: main,
    ...(patch === undefined ? {} : { patch }),
  };
}

/** A test of Node's fails by its exit code, which a mustCall that was not met sets, too. */
function passes(answer: LabAnswer): boolean {
  return answer.kind === 'ran' && answer.exitCode === 0;
}

function changeOf(before: LabAnswer, after: LabAnswer): ChangedTest['change'] | undefined {
  if (passes(before) && !passes(after)) return 'broken';
  if (!passes(before) && passes(after)) return 'mended';
  return endingOf(before) === endingOf(after) ? undefined : 'other output';
}

function endingOf(answer: LabAnswer): string {
  return answer.kind === 'ran' ? `${answer.exitCode} ${answer.limit} ${answer.text}` : answer.kind;
}

function whatOf(before: LabAnswer, after: LabAnswer): string {
  if (after.kind !== 'ran') return after.message.split('\n')[0] ?? '';
  const known = before.kind === 'ran' ? before.text.split('\n') : [];
  const isNew = (line: string) => line.trim() !== '' && !known.includes(line);
  const lines = after.text.split('\n').filter(isNew);
  const error = lines.find((line) => /Error|Mismatched/.test(line));
  return error ?? lines[0] ?? `exit code ${after.exitCode}${after.limit ? `, ${after.limit}` : ''}`;
}

function comparisonText(
  { run, passWithout, passWith, changed }: PatchComparison,
  node: string,
  patch: string,
): string {
  return [
    ...changed.map(({ file, change, what }) => `${change}: ${file}\n    ${what.trim()}`),
    ...(changed.length > 0 ? [''] : []),
    `Node ${node} in the Lab, ${run} of Node's tests: ${passWithout} pass without ${patch}, ${passWith} with it; ` +
      `${changed.length} changed.`,
  ].join('\n');
}
