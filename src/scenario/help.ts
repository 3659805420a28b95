import { HEADER_AND_AGENT_HELP } from './help/client.ts';
import type { KnobHelps } from './help/knob-help.ts';
import { REQUESTS_HELP } from './help/requests.ts';
import { SERVER_HELP } from './help/server.ts';
import { TIMING_HELP } from './help/timing.ts';
import { VERSIONS_HELP } from './help/versions.ts';
import type { Field } from './scenario.ts';

/**
 * What the panel says about each knob. It stands apart from the knobs because the build writes it into the page: a
 * script reads it from there, and does not carry it.
 */
export const HELP: KnobHelps = {
  ...VERSIONS_HELP,
  ...REQUESTS_HELP,
  ...HEADER_AND_AGENT_HELP,
  ...TIMING_HELP,
  ...SERVER_HELP,
};

/** The sentence about a knob, whatever its value is. */
export function helpOn(field: Field): string {
  return HELP[field].about;
}

/** The sentence about a value of a knob; undefined where that about the knob stands for it. */
export function helpOnValue(field: Field, value: string): string | undefined {
  const { values = {} } = HELP[field] as { readonly values?: Readonly<Record<string, string>> };
  return Object.hasOwn(values, value) ? values[value] : undefined;
}
