import { knobsWith, PLAYGROUND_SERVER, type Subject } from '../../../src/recordings/subject.ts';
import { conflictIn } from '../../../src/scenario/conflicts.ts';
import { DEFAULTS } from '../../../src/scenario/scenario.ts';
import type { Parts } from '../parts.ts';

/** What a value of an axis says about a subject. */
export type SubjectTurn = Partial<Omit<Subject, 'knobs'>> & {
  readonly knobs?: Partial<Subject['knobs']>;
};

/** One dimension of a product: what is turned, and how it is called. */
export interface Axis {
  /** `12 releases of Node` */
  readonly words: string;
  readonly turns: readonly SubjectTurn[];
}

/** Every combination of its axes. */
export type Product = readonly Axis[];

/** A named part of the record. */
export interface Plan {
  readonly id: string;
  /** What it finds out. */
  readonly title: string;
  /** How many trials a cell has at first. */
  readonly trials: Readonly<Record<Subject['process'], number>>;
  /** What its products are made of, beside releases of Node and the playground's own programs. */
  readonly needs?: readonly (keyof Parts)[];
  /** @param parts what this machine can run */
  readonly products: (parts: Parts) => readonly Product[];
}

/** At least this many trials are made in a cell of the record. */
export const TRIALS_MIN = 20;
export const TRIALS = { warm: TRIALS_MIN, cold: TRIALS_MIN } as const;

/** The default scenario, for the axes to turn. */
const START: Subject = {
  runtime: `node@${DEFAULTS.node}`,
  client: `node-fetch@${DEFAULTS.fetch}`,
  product: PLAYGROUND_SERVER,
  tls: 'off',
  process: 'warm',
  knobs: knobsWith({}),
};

/** The subjects of a product, the last axis turning fastest. Combinations of knobs that cannot be are left out. */
export function subjectsOf(product: Product): readonly Subject[] {
  let subjects: readonly Subject[] = [START];
  for (const { turns } of product) {
    subjects = subjects.flatMap((subject) => turns.map((turn) => turned(subject, turn)));
  }
  return subjects.filter(canBe);
}

/** The product in words: `12 releases of Node × 9 clients × warm and cold`. */
export function productText(product: Product): string {
  return product.map(({ words }) => words).join(' × ');
}

function turned(subject: Subject, turn: SubjectTurn): Subject {
  return { ...subject, ...turn, knobs: { ...subject.knobs, ...turn.knobs } };
}

function canBe({ knobs, client }: Subject): boolean {
  const fetch = client === 'http' ? client : DEFAULTS.fetch;
  return conflictIn({ ...DEFAULTS, ...knobs, fetch }) === undefined;
}
