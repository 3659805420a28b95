import { type AnswerComparison, compareAnswers, transcriptOf } from '../compare-answers.ts';
import type { GuardedLab } from '../guarded/guarded-lab.ts';
import { type BinaryAnswer, runBinary } from '../guarded/run-binary.ts';
import { adapted, clientFileOf, commonFiles } from './adapt.ts';
import type { SelectedTest } from './selection.ts';

/** What came of one test. A test that does not pass on the binary says nothing about the Lab. */
export type TestOutcome =
  | AnswerComparison
  | { readonly kind: 'skips itself' }
  | { readonly kind: 'fails on the binary' }
  | { readonly kind: 'varies' };

const BINARY_MS_MAX = 20_000;
/** More real runs, when the answers differ: the Lab's has to be one of the binary's. */
const MORE_RUNS = 3;

/**
 * Runs one adapted text on both sides.
 *
 * @param lane which of the tests that run at the same time it is: each has a fixed port of its own
 */
export async function runTest(
  test: SelectedTest,
  version: string,
  executable: string,
  lab: GuardedLab,
  lane = 0,
): Promise<TestOutcome> {
  const main = clientFileOf(test.file);
  const files = { ...commonFiles(lane), [main]: adapted(test.text) };
  const ask = () => runBinary({ executable, files, main, limitMs: BINARY_MS_MAX });
  const simulate = (fresh: boolean) =>
    lab.run(
      { node: version, fetch: 'http', files: { ...files, 'server.mjs': '' }, clientFile: main },
      fresh,
    );

  const [real, simulated] = await Promise.all([ask(), simulate(false)]);
  const validity = validityOf(real);
  if (validity) return validity;
  if (compareAnswers(real, simulated).kind === 'equal') return { kind: 'equal' };
  // An earlier test may have changed what the thread shares with the programs that it runs.
  const again = await simulate(true);
  const answers = [real];
  for (let run = 0; run < MORE_RUNS; run++) answers.push(await ask());
  const judgements = answers.map((answer) => compareAnswers(answer, again));
  if (judgements.some(({ kind }) => kind === 'equal')) return { kind: 'equal' };
  return varies(answers) ? { kind: 'varies' } : judgements[0]!;
}

function validityOf({ text, exitCode }: BinaryAnswer): TestOutcome | undefined {
  if (exitCode !== 0) return { kind: 'fails on the binary' };
  return /^1\.\.0 # Skipped/m.test(text) ? { kind: 'skips itself' } : undefined;
}

function varies(answers: readonly BinaryAnswer[]): boolean {
  return new Set(answers.map((answer) => JSON.stringify(transcriptOf(answer)))).size > 1;
}
