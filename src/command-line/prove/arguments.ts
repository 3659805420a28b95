import { BOUNDS, type Bounds } from '../../exploration/orders/index.ts';
import type { NamedPrograms } from '../race/own-program.ts';
import { readOptions, UsageError } from '../usage.ts';

export type ProveCommand =
  | { readonly do: 'help' }
  | {
      readonly do: 'prove';
      readonly query: string;
      readonly own: NamedPrograms;
      readonly bounds: Bounds;
      readonly isJson: boolean;
    };

export const PROVE_USAGE = `Runs a scenario of the playground in every order that the times of a machine allow.

  npm run -s prove -- 'node=24.22.3&fetch=2.6.12'          how many orders, which fail, and the least delay that fails
  npm run -s prove -- '…' --json                           one JSON object; its link opens the scenario, without the delays
  npm run -s prove -- '…' --bounds callback=20ms,flight=5ms
                                     callback (${BOUNDS.callbackMs} ms): how long a callback takes at most
                                     flight (${BOUNDS.flightMs} ms): how long a segment is under way at most
                                     fin (${BOUNDS.finMs} ms): how much later the server's FIN leaves at most
                                     wake (${BOUNDS.wakeMs} ms): from an event to the process that waits for it
                                     timer (${BOUNDS.timerMs} ms): how late a timeout comes at most

The query is that of race and of /play/. Programs of your own (--client, --server), a patch of Node (--patch) and the
delays of the cheapest failure on a real Node (--replay) are not there yet; each says so.

"Every order" is every order within these bounds, in the Lab's model of Node's loop and of Linux's TCP. A program that
reads the clock is explored for the times that it read.

Exit status: 0 when it ran, whatever the outcome; 2 when the query, an option or a file cannot be read; 1 when there is
no answer.`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  client: { type: 'string' },
  server: { type: 'string' },
  bounds: { type: 'string' },
  patch: { type: 'string' },
  replay: { type: 'boolean' },
} as const;

/** @throws UsageError */
export function parseProveCommand(args: readonly string[]): ProveCommand {
  const { values, query } = readOptions(args, OPTIONS);
  if (values.help) return { do: 'help' };
  if (values.patch !== undefined) {
    throw new UsageError('--patch: not yet. A patch of Node is tried in one order, not in every.');
  }
  if (values.replay) {
    throw new UsageError('--replay: not yet. No delay of this search is put onto the real Node.');
  }
  const { client, server } = values;
  const own = {
    ...(client === undefined ? {} : { client }),
    ...(server === undefined ? {} : { server }),
  };
  return {
    do: 'prove',
    query,
    own,
    bounds: readBounds(values.bounds),
    isJson: values.json === true,
  };
}

const NAMES = ['callback', 'flight', 'fin', 'wake', 'timer'] as const;
/** A bound above this is a mistake: all times of a run together are at most two minutes. */
const BOUND_MS_MAX = 10_000;

/** `callback=50ms,flight=0.2ms` @throws UsageError */
function readBounds(text: string | undefined): Bounds {
  const bounds: Record<`${(typeof NAMES)[number]}Ms`, number> = { ...BOUNDS };
  if (text === undefined) return bounds;
  for (const part of text.split(',')) {
    const [, given, value] = /^\s*([a-z]+)=(\d+(?:\.\d+)?)ms\s*$/.exec(part) ?? [];
    const name = NAMES.find((one) => one === given);
    if (name === undefined || value === undefined) {
      throw new UsageError(
        `--bounds: "${part.trim()}" is not one of ${NAMES.map((one) => `${one}=<N>ms`).join(', ')}.`,
      );
    }
    if (Number(value) > BOUND_MS_MAX) {
      throw new UsageError(`--bounds: ${name} can be at most ${BOUND_MS_MAX} ms.`);
    }
    bounds[`${name}Ms`] = Number(value);
  }
  return bounds;
}
