import type { TimeModel } from '../../../src/lab/index.ts';
import { type AnswerComparison, compareAnswers, transcriptOf } from '../compare-answers.ts';
import type { GuardedLab, LabAnswer } from '../guarded/guarded-lab.ts';
import type { BinaryAnswer } from '../guarded/run-binary.ts';
import type { FuzzProgram } from './fuzz-program.ts';
import { knownReason } from './known.ts';
import { runReal, serverEnd } from './real-pair.ts';
import { unhurried } from './unhurried.ts';

/**
 * What a comparison says of a program. `racing`: the real answer varies, or depends on times that the Lab can have, too.
 * `known`: it differs for a reason that known.ts names.
 */
export type FuzzVerdict =
  | AnswerComparison
  | { readonly kind: 'racing' }
  | { readonly kind: 'known'; readonly what: string; readonly lines: readonly string[] };

/** Real runs in all, when the first differs. */
const REAL_RUNS = 4;
/** Of two processes that still answer alike: one of them may have been slow in every run, as on a busy machine. */
const REAL_RUNS_MAX = 16;

/** Times of slower and quicker machines. A program whose answer they change is a race. */
const OTHER_TIMES: readonly Partial<TimeModel>[] = [
  { clientPreUs: 1500 },
  { clientPreUs: 50, serverPreUs: 0 },
  { clientPreUs: 900, serverPreUs: 700 },
  { serverPreUs: 1500 },
  { clientPostUs: 400, serverPostUs: 400 },
  // A machine so busy that a callback takes longer than the pauses of the programs.
  { clientPreUs: 35_000 },
  { serverPreUs: 35_000 },
  { clientPreUs: 12_000, serverPreUs: 12_000 },
];

/** Runs programs of one release on both sides. */
export class Comparer {
  readonly #version: string;
  readonly #executable: string;
  readonly #lab: GuardedLab;

  constructor(version: string, executable: string, lab: GuardedLab) {
    this.#version = version;
    this.#executable = executable;
    this.#lab = lab;
  }

  /** One run on each side: all that a shrinker needs to know. */
  async once(program: FuzzProgram): Promise<AnswerComparison> {
    const [real, lab] = await Promise.all([this.#real(program), this.#simulated(program)]);
    return compareAnswers(real, lab);
  }

  async classify(program: FuzzProgram): Promise<FuzzVerdict> {
    const [real, lab] = await Promise.all([this.#real(program), this.#simulated(program)]);
    const first = compareAnswers(real, lab);
    if (first.kind === 'equal') return first;
    const again = await this.#simulated(program, {}, true);
    const answers = [real];
    while (answers.length < REAL_RUNS) answers.push(await this.#real(program));
    const judgements = answers.map((answer) => compareAnswers(answer, again));
    if (judgements.every(({ kind }) => kind === 'equal')) return { kind: 'equal' };
    const others = new Set(answers.map((answer) => JSON.stringify(transcriptOf(answer))));
    if (others.size > 1 || judgements.some(({ kind }) => kind === 'equal'))
      return { kind: 'racing' };
    for (const time of OTHER_TIMES) {
      const { kind } = compareAnswers(real, await this.#simulated(program, time));
      if (kind === 'equal') return { kind: 'racing' };
    }
    if (await this.#isLate(program, again)) return { kind: 'racing' };
    if (await this.#varies(program, real)) return { kind: 'racing' };
    const judgement = judgements[0]!;
    const reason = knownReason(program, judgement);
    return reason === undefined || judgement.kind !== 'differs'
      ? judgement
      : { kind: 'known', what: reason, lines: judgement.lines };
  }

  /**
   * Whether the binary was too slow for the program's pauses: with longer ones both sides answer as the Lab did with the
   * short ones.
   */
  async #isLate(program: FuzzProgram, lab: LabAnswer): Promise<boolean> {
    const slow = unhurried(program);
    if (slow === undefined || lab.kind !== 'ran') return false;
    const { text, exitCode } = lab;
    const simulated = await this.#simulated(slow);
    if (compareAnswers({ text, exitCode }, simulated).kind !== 'equal') return false;
    return compareAnswers(await this.#real(slow), simulated).kind === 'equal';
  }

  /**
   * Whether more runs of two processes bring another answer of the binary, most of them on one processor for both. A
   * client alone has nothing to race with.
   */
  async #varies(program: FuzzProgram, first: BinaryAnswer): Promise<boolean> {
    if (program.server === undefined) return false;
    for (let run = REAL_RUNS; run < REAL_RUNS_MAX; run++) {
      const next = await this.#real(program, run % 4 === 0 ? 2 : 1);
      if (JSON.stringify(transcriptOf(next)) !== JSON.stringify(transcriptOf(first))) return true;
    }
    return false;
  }

  #real(program: FuzzProgram, processors: 1 | 2 = 2): Promise<BinaryAnswer> {
    return runReal(this.#executable, program, { processors });
  }

  async #simulated(program: FuzzProgram, time: Partial<TimeModel> = {}, fresh = false) {
    const { client, clientFile, server = '', fetch = 'http' } = program;
    const files = { [clientFile]: client, 'server.mjs': server };
    const answer = await this.#lab.run(
      { node: this.#version, fetch, files, clientFile, time },
      fresh,
    );
    if (answer.kind !== 'ran' || program.server === undefined) return answer;
    return { ...answer, text: answer.text + serverEnd(answer.serverExitCode) };
  }
}
