import { BOUNDS, type Bounds } from '../../exploration/orders/index.ts';
import type { NamedPrograms } from '../race/own-program.ts';
import { readOptions, UsageError } from '../usage.ts';

export type ProveCommand =
  | { readonly do: 'help' }
  | {
      readonly do: 'prove';
      readonly query: string;
      readonly own: NamedPrograms;
      /** The file of a diff of Node's lib/, as it was typed. */
      readonly patch?: string;
      readonly runsLinkedCode: boolean;
      readonly bounds: Bounds;
      readonly isJson: boolean;
      /** How often each order is to be put onto a real Node; undefined for not at all. */
      readonly replays: number | undefined;
    };

/** Replays of each order. */
const TRIALS = 10;
const TRIALS_MAX = 1_000;

export const PROVE_USAGE = `Runs a scenario of the playground in every order that the times of a machine allow.

  npm run -s prove -- 'node=24.22.3&fetch=2.6.12'          how many orders, which fail, and the least delay that fails
  npm run -s prove -- '…' --json                           one JSON object; its link opens the failure, step by step
  npm run -s prove -- --client bug.mjs 'node=24.22.3'      a program of your own, as race runs it; --server as well
  npm run -s prove -- --patch change.diff 'node=24.22.3'   with a diff of Node's lib/, as race applies it
  npm run -s prove -- '…' --replay                         then puts the delays of failing orders onto the real Node
  npm run -s prove -- '…' --bounds callback=20ms,flight=5ms
                                     callback (${BOUNDS.callbackMs} ms): how long a callback takes at most
                                     flight (${BOUNDS.flightMs} ms): how long a segment is under way at most
                                     fin (${BOUNDS.finMs} ms): how much later the server's FIN leaves at most
                                     wake (${BOUNDS.wakeMs} ms): from an event to the process that waits for it
                                     timer (${BOUNDS.timerMs} ms): how late a timeout comes at most

The query is that of race and of /play/. order= in it chooses times; here all times are tried, so it is left out, and a
note says so. --run-linked-code runs the program that a link brings.

"Every order" is every order within these bounds, in the Lab's model of Node's loop and of Linux's TCP. A program that
reads the clock is explored for the times that it read. What was searched is named by the SHA-256 of the release's lib/.

A program that is not the knobs' own, and a patch of Node, run in a process of its own, which can reach no file, no
network, no other process and no environment. It has 10 seconds for each order, and 1 GB.

--replay [--trials N] (${TRIALS} of each order): releases of Node that are on this machine (npm run measure says which)
run the program against the playground's server behind a relay that holds segments, with callbacks that take as long as
the order says. It prints how many of the replays ended as the Lab predicted, with the predicted error.

Exit status: 0 when it ran, whatever the outcome; 2 when the query, an option or a file cannot be read; 1 when there is
no answer.`;

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  client: { type: 'string' },
  server: { type: 'string' },
  bounds: { type: 'string' },
  patch: { type: 'string' },
  'run-linked-code': { type: 'boolean' },
  replay: { type: 'boolean' },
  trials: { type: 'string' },
} as const;

/** @throws UsageError */
export function parseProveCommand(args: readonly string[]): ProveCommand {
  const { values, query } = readOptions(args, OPTIONS);
  if (values.help) return { do: 'help' };
  const { client, server } = values;
  const own = {
    ...(client === undefined ? {} : { client }),
    ...(server === undefined ? {} : { server }),
  };
  return {
    do: 'prove',
    query,
    own,
    ...(values.patch === undefined ? {} : { patch: values.patch }),
    runsLinkedCode: values['run-linked-code'] === true,
    bounds: readBounds(values.bounds),
    isJson: values.json === true,
    replays: readReplays(values.replay, values.trials),
  };
}

function readReplays(isAsked: boolean | undefined, trials: string | undefined): number | undefined {
  if (!isAsked) {
    if (trials !== undefined) throw new UsageError('--trials belongs to --replay.');
    return undefined;
  }
  const count = Number(trials ?? TRIALS);
  if (Number.isInteger(count) && count >= 1 && count <= TRIALS_MAX) return count;
  throw new UsageError(`--trials: "${trials}" is not a whole number from 1 to ${TRIALS_MAX}.`);
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
