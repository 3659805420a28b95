import { accept, type Reading, refuse } from '../reading.ts';
import type { Field, Scenario } from '../scenario.ts';

/** Headings of the panel of knobs, in this order. */
export const KNOB_GROUPS = [
  { id: 'versions', label: 'Node and node-fetch' },
  { id: 'timing', label: 'Before each later request' },
  { id: 'client', label: 'Header and agent' },
  { id: 'requests', label: 'Requests' },
  { id: 'server', label: 'Server' },
] as const;
type KnobGroup = (typeof KNOB_GROUPS)[number]['id'];

interface KnobValue<Value extends string = string> {
  readonly value: Value;
  /**
   * Set where the site once offered a value that was a mistake: the entry of /corrections/ that
   * says why. Links with the value still work, but the page does not offer it any more.
   */
  readonly corrected?: string;
}

/** One thing that a reader can change. `labels.ts` says what it is called, and `help.ts` has the sentences about it. */
export interface Knob<F extends Field = Field> {
  /** Its name in the address, on the command line and in the code. */
  readonly field: F;
  readonly group: KnobGroup;
  /** The values to pick from. For a knob with a grammar, a selection of what can be typed. */
  readonly values: readonly KnobValue<Scenario[F]>[];
  /** Set where more than `values` can be typed: what may be typed, in words. */
  readonly grammar?: string;
  /** Reads a text from outside into its canonical form. */
  readonly read: (text: string) => Reading<Scenario[F]>;
  /** The existing value that stands in for one that the site does not have, such as a version. */
  readonly closest?: (text: string) => Scenario[F] | undefined;
}

/** Values of which there is nothing more to say here. */
export function listed<Value extends string>(...values: readonly Value[]): KnobValue<Value>[] {
  return values.map((value) => ({ value }));
}

type Choice<F extends Field> = Omit<Knob<F>, 'read' | 'grammar'>;

/** A knob with a fixed list of values. */
export function choice<F extends Field>(knob: Choice<F>): Knob<F> {
  const allowed = knob.values.map(({ value }) => value);
  const read = (text: string): Reading<Scenario[F]> => {
    const value = allowed.find((known) => known === text);
    return value === undefined ? refuse(`one of ${allowed.join(', ')}`) : accept(value);
  };
  return { ...knob, read };
}
