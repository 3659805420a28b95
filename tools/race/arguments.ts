import { parseArgs } from 'node:util';

/** What to print of a run. */
export type Format = 'text' | 'json' | 'log' | 'packets' | 'trace';

export type Command =
  | { readonly do: 'help' }
  | { readonly do: 'run'; readonly query: string; readonly format: Format }
  | { readonly do: 'batch' };

/** A command line that cannot be read; the message says what would be right. */
export class UsageError extends Error {}

export const USAGE = `Runs a scenario of the playground from the command line.

  npm run -s race -- 'node=20.0.0&fetch=2.6.12&gap=timeout0'   a short answer
  npm run -s race -- '…' --json      one JSON object
  npm run -s race -- '…' --log       Node's NODE_DEBUG=http,net,stream,timer log
  npm run -s race -- '…' --packets   the packets, as tcpdump prints them
  npm run -s race -- '…' --trace     every event, one JSON object a line
  npm run -s race -- --stdin         one query a line in, one JSON object a line out

The query is that of /play/: the same names, the same values, the same engine. --engine=lab is the only engine
here and may be left out. Exit status: 0 when it ran, whatever the outcome; 2 when the query or an option
cannot be read.`;

const FORMATS = ['json', 'log', 'packets', 'trace'] as const;

/** @throws UsageError */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = read(args);
  if (values.help) return { do: 'help' };
  if (values.engine !== 'lab') {
    throw new UsageError(`--engine=${values.engine}: the command line has the engine "lab" only.`);
  }
  const formats = FORMATS.filter((name) => values[name]);
  if (formats.length > 1) {
    throw new UsageError(`--${formats[0]} and --${formats[1]}: one kind of output at a time.`);
  }
  if (values.stdin) {
    if (positionals.length > 0)
      throw new UsageError('With --stdin the queries come from standard input.');
    if (formats.some((name) => name !== 'json')) {
      throw new UsageError(`--stdin prints JSON; --${formats[0]} takes one query as an argument.`);
    }
    return { do: 'batch' };
  }
  if (positionals.length > 1) {
    throw new UsageError(`One query at a time; quote it, so that the shell leaves its "&" alone.`);
  }
  return { do: 'run', query: positionals[0] ?? '', format: formats[0] ?? 'text' };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        engine: { type: 'string', default: 'lab' },
        help: { type: 'boolean', short: 'h' },
        stdin: { type: 'boolean' },
        json: { type: 'boolean' },
        log: { type: 'boolean' },
        packets: { type: 'boolean' },
        trace: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
