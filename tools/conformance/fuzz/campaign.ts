import { executableOf } from '../../extract-node-lib/binary.ts';
import type { AnswerComparison } from '../compare-answers.ts';
import { GuardedLab } from '../guarded/guarded-lab.ts';
import { Choices } from './choices.ts';
import { Comparer, type FuzzVerdict } from './classify.ts';
import type { FuzzProgram } from './fuzz-program.ts';
import { GENERATORS, type Kind } from './generators/index.ts';
import { shrink } from './shrink.ts';

/** One random program and what came of it. */
export interface Finding {
  readonly kind: Kind;
  readonly seed: number;
  readonly version: string;
  readonly program: FuzzProgram;
  readonly verdict: FuzzVerdict;
  /** The program without what the difference does not need, when it differs. */
  readonly smallest?: FuzzProgram;
}

interface CampaignOptions {
  readonly kinds: readonly Kind[];
  readonly versions: readonly string[];
  readonly seed: number;
  readonly count: number;
  /** Whether programs that differ are made small. */
  readonly shrinks: boolean;
}

/** Runs programs with the seeds from `seed` on. The seed decides kind and release, too. */
export async function* campaign({
  kinds,
  versions,
  seed: first,
  count,
  shrinks,
}: CampaignOptions): AsyncGenerator<Finding> {
  const lab = new GuardedLab();
  try {
    for (let seed = first; seed < first + count; seed++) {
      const kind = kinds[seed % kinds.length]!;
      const version = versions[Math.floor(seed / kinds.length) % versions.length]!;
      const comparer = new Comparer(version, executableOf(version), lab);
      const program = GENERATORS[kind](new Choices(seed), version);
      const verdict = await comparer.classify(program);
      const finding = { kind, seed, version, program, verdict };
      if (verdict.kind !== 'differs' || !shrinks) yield finding;
      else yield { ...finding, smallest: await smallestOf(program, verdict, comparer) };
    }
  } finally {
    await lab.close();
  }
}

function smallestOf(program: FuzzProgram, verdict: AnswerComparison, comparer: Comparer) {
  const shown = shapeOf(verdict);
  return shrink(program, async (smaller) => shapeOf(await comparer.once(smaller)) === shown);
}

/** What a difference looks like, without places and names that a smaller program may not have. */
export function shapeOf(verdict: FuzzVerdict): string {
  if (verdict.kind !== 'differs') return verdict.kind;
  return verdict.lines
    .filter((line) => /^[-+] ./.test(line))
    .slice(0, 2)
    .join('\n')
    .replace(/\d+/g, 'N')
    .replace(/'[^']*'/g, "'…'");
}
