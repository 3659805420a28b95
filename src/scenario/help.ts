import { agent, header, pool } from './help/client.ts';
import type { KnobHelp } from './help/knob-help.ts';
import { consume, method, requests } from './help/requests.ts';
import { body, close, fin, server } from './help/server.ts';
import { fix, gap, process } from './help/timing.ts';
import { client, fetch, node } from './help/versions.ts';
import type { Field } from './scenario.ts';

/**
 * What the panel says about each knob. It stands apart from the knobs because the build writes it into the page: a
 * script reads it from there, and does not carry it.
 */
const HELP: { readonly [F in Field]: KnobHelp<F> } = {
  node,
  fetch,
  client,
  method,
  requests,
  consume,
  header,
  agent,
  pool,
  gap,
  process,
  fix,
  server,
  fin,
  close,
  body,
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
