import type { Field, Scenario } from '../scenario.ts';

/** The sentences about a knob. */
export interface KnobHelp<F extends Field = Field> {
  /** One sentence, for every value that has none of its own. */
  readonly about: string;
  /** One sentence about a value, shown when it is picked. */
  readonly values?: { readonly [V in Scenario[F]]?: string };
}
