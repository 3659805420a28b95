import { KNOBS, type Knob, turn } from '../scenario/knobs.ts';
import { PRESETS } from '../scenario/presets.ts';
import { DEFAULTS, type Field, type Scenario } from '../scenario/scenario.ts';

/** A client is a package of its own, which the build would have to start anew for each of its runs. */
const STORED = KNOBS.filter(({ field }) => field !== 'client');

/**
 * The scenarios whose runs the build stores for /embed/: every preset, and the bug with one knob turned to each value that
 * the panel of /play/ offers. These are what people link to; the Lab runs every other one when a reader asks.
 */
export function knownScenarios(): readonly Scenario[] {
  return [...PRESETS.map(({ scenario }) => scenario), ...STORED.flatMap(turnedAlone)];
}

function turnedAlone<F extends Field>({ field, values }: Knob<F>): Scenario[] {
  return values.map(({ value }) => turn(DEFAULTS, field, value));
}
