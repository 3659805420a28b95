import type { Generator } from '../fuzz-program.ts';
import { commonJs } from './common-js.ts';
import { editedClient } from './edited.ts';
import { language } from './language.ts';
import { pairs } from './pairs.ts';
import { printedValues } from './printed.ts';

/** The kinds of random programs, by the name that `--kind` takes. */
export const GENERATORS = {
  language,
  pairs,
  printed: printedValues,
  edited: editedClient,
  'common-js': commonJs,
} as const satisfies Record<string, Generator>;

export type Kind = keyof typeof GENERATORS;

export const KINDS = Object.keys(GENERATORS) as Kind[];
