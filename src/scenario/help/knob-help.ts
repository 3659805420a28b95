import type { Field, Scenario } from '../scenario.ts';

/** The sentences about a knob. */
interface KnobHelp<F extends Field> {
  /** One sentence, for every value that has none of its own. */
  readonly about: string;
  /** One sentence about a value, shown when it is picked. */
  readonly values?: { readonly [V in Scenario[F]]?: string };
}

export type KnobHelps = { readonly [F in Field]: KnobHelp<F> };
