import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { executableOf } from '../../extract-node-lib/binary.ts';
import { git, labOfToday } from '../git.ts';
import { GuardedLab } from '../guarded/guarded-lab.ts';
import { nodeTestsText, unexplained } from './report.ts';
import { committedResults, type TestResult } from './results.ts';
import { runTest, type TestOutcome } from './run-test.ts';
import { type SelectedTest, selectTests } from './selection.ts';

interface NodeTestsOptions {
  /** A release in the cache. */
  readonly node?: string | undefined;
  /** A part of the tests' names; empty for all. */
  readonly only: string;
  /** Where the results are written; the committed file of the release when undefined and everything is run. */
  readonly out?: string | undefined;
  /** Where the tests are from, in words, when the folder is no git checkout. */
  readonly from?: string | undefined;
}

/** The release that the committed results are about. */
const RELEASE = '24.21.0';

/**
 * `npm run conformance -- node-tests FOLDER`: runs Node's own tests on a release's binary and in the Lab. Prints what
 * differs, and writes names and outcomes. Exit code 1 when a difference has no reason in reasons.json.
 *
 * @param folder the test/parallel of a Node checkout
 * @throws Error saying what to do when there is no such folder or release
 */
export async function compareNodeTests(
  folder: string | undefined,
  { node = RELEASE, only, out, from }: NodeTestsOptions,
): Promise<void> {
  if (folder === undefined || !existsSync(folder) || !readdirSync(folder).some(isTest)) {
    throw new Error(
      `${folder ?? 'node-tests'}: give the folder test/parallel of a Node checkout, for example that of ` +
        'https://github.com/denoland/node_test',
    );
  }
  if (!existsSync(executableOf(node))) {
    throw new Error(
      `Node ${node} is not in .cache/node: run npm run extract, or name another with --node`,
    );
  }
  const selection = selectTests(folder, only);
  const results = await runAll(selection.tests, node);
  progress('');

  const committed = committedResults(results, selection, {
    node,
    tests: from ?? sourceOf(folder),
    ...labOfToday(),
  });
  const file =
    out ?? (only === '' ? join('src', 'recordings', 'node-tests', `${node}.json`) : undefined);
  if (file !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(committed, undefined, 1)}\n`);
  }
  console.log(nodeTestsText(committed));
  const open = unexplained(committed);
  if (open.length > 0) console.log(`\nWithout a reason in reasons.json: ${open.join(', ')}`);
  process.exitCode = open.length === 0 ? 0 : 1;
}

/** Tests at a time. Most of them wait for a timer most of the time. */
const LANES = 4;

async function runAll(
  tests: readonly SelectedTest[],
  node: string,
): Promise<readonly TestResult[]> {
  const outcomes = new Map<SelectedTest, TestOutcome>();
  const waiting = tests[Symbol.iterator]();
  async function lane(number: number): Promise<void> {
    const lab = new GuardedLab();
    for (const test of waiting) {
      outcomes.set(test, await runTest(test, node, executableOf(node), lab, number));
      progress(`${outcomes.size} of ${tests.length} ${test.file}`);
    }
    await lab.close();
  }
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  return tests.map((test) => ({ test, outcome: outcomes.get(test)! }));
}

const isTest = (file: string) => /^test-.*\.m?js$/.test(file);

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** What git calls the checkout that a folder is in. */
function sourceOf(folder: string): string {
  return git(folder, 'describe', '--tags', '--always') ?? 'an unknown checkout';
}
