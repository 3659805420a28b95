import { readOptions, UsageError } from '../usage.ts';
import type { NamedPrograms } from './own-program.ts';

/** The form in which a run is printed. */
export type Format = 'text' | 'issue' | 'json' | 'log' | 'packets' | 'trace';

export type RaceCommand =
  | { readonly do: 'help' }
  | {
      readonly do: 'run';
      /** A query or an address, as it was given. */
      readonly query: string;
      readonly format: Format;
      /** The programs that the reader named. */
      readonly own: NamedPrograms;
      /** The file of a diff of Node's lib/, as it was typed. */
      readonly patch?: string;
      readonly runsLinkedCode: boolean;
    }
  | {
      readonly do: 'batch';
      readonly runsLinkedCode: boolean;
      /** Whether each answer says if it depends on timing. */
      readonly isCertaintyAsked: boolean;
    };

export const RACE_USAGE = `Runs a scenario of the playground from the command line.

  npm run -s race -- 'node=20.0.0&fetch=2.6.12&gap=timeout0'   a short answer
  npm run -s race -- '…' --issue     a comment for GitHub or GitLab, with a diagram; SITE=https://… in the environment
                                     says where the site is served, for the link in it
  npm run -s race -- '…' --json      one JSON object
  npm run -s race -- '…' --log       Node's NODE_DEBUG=http,net,stream,timer log
  npm run -s race -- '…' --packets   the packets, as tcpdump prints them
  npm run -s race -- '…' --trace     every event, one JSON object a line
  npm run -s race -- --stdin         one query a line in, one JSON object a line out;
                                     --certain adds whether each depends on timing

The query is that of /play/: the same names, the same values, the same engine. A whole address of /play/ does as well.
A version of Node or node-fetch that is not here is answered by the closest one, and a note says so. client=axios and
the like wins over fetch=. --engine=lab is the only engine here and may be left out.

Programs of your own:

  npm run -s race -- --client bug.mjs 'node=24.22.3'                    against the query's server
  npm run -s race -- --client bug.cjs --server server.ts 'node=24.22.3'

  .mjs is an ES module, .cjs is CommonJS, .js is what the nearest package.json says ("type"), .ts runs without its
  types. The client connects to the server that the other program starts. Files that they import are read too; of
  packages there is node-fetch, in the version that the query says, and the clients of the knob client: axios, got,
  undici … What a knob would write into a file of yours is not written, and a note says so. client= in the query says
  who makes the requests, so it does not go with --client.

A patch of Node:

  npm run -s race -- --patch change.diff 'node=24.22.3'    what \`git diff\` wrote of Node's lib/, applied to that release

  The diff has to apply as \`git apply\` would apply it. It is tried in the Lab only: no Node on this machine is changed.

  --run-linked-code   run the program that a link brings (https://…/play/?…#1.…); without it, it is not run

A program that is not the knobs' own, and a patch of Node, run in a process of its own, which can reach no file, no network, no other
process and no environment. It has 10 seconds and 1 GB.

Exit status: 0 when it ran, whatever the outcome; 2 when the query, an option or a file cannot be read; 1 when there is
no answer: the Lab could not be made ready, or a program spoiled it.`;

const FORMATS = ['issue', 'json', 'log', 'packets', 'trace'] as const;

const OPTIONS = {
  engine: { type: 'string', default: 'lab' },
  help: { type: 'boolean', short: 'h' },
  stdin: { type: 'boolean' },
  certain: { type: 'boolean' },
  client: { type: 'string' },
  server: { type: 'string' },
  patch: { type: 'string' },
  'run-linked-code': { type: 'boolean' },
  issue: { type: 'boolean' },
  json: { type: 'boolean' },
  log: { type: 'boolean' },
  packets: { type: 'boolean' },
  trace: { type: 'boolean' },
} as const;

/** @throws UsageError */
export function parseRaceCommand(args: readonly string[]): RaceCommand {
  const { values, query } = readOptions(args, OPTIONS);
  if (values.help) return { do: 'help' };
  if (values.engine !== 'lab') {
    const patch =
      values.patch === undefined
        ? ''
        : ' A patch of Node runs in the Lab only: a binary brings its own lib/.';
    throw new UsageError(
      `--engine=${values.engine}: the command line has the engine "lab" only.${patch}`,
    );
  }
  const formats = FORMATS.filter((name) => values[name]);
  if (formats.length > 1) {
    throw new UsageError(`--${formats[0]} and --${formats[1]}: one kind of output at a time.`);
  }
  const { client, server, patch, 'run-linked-code': runsLinkedCode = false } = values;
  const own = {
    ...(client === undefined ? {} : { client }),
    ...(server === undefined ? {} : { server }),
  };
  if (values.stdin) {
    if (query !== '') throw new UsageError('With --stdin the queries come from standard input.');
    if (formats.some((name) => name !== 'json')) {
      throw new UsageError(`--stdin prints JSON; --${formats[0]} takes one query as an argument.`);
    }
    const [end] = Object.keys({ ...own, ...(patch === undefined ? {} : { patch }) });
    if (end) throw new UsageError(`--stdin runs queries; --${end} takes one query as an argument.`);
    return { do: 'batch', runsLinkedCode, isCertaintyAsked: values.certain === true };
  }
  return {
    do: 'run',
    query,
    format: formats[0] ?? 'text',
    own,
    ...(patch === undefined ? {} : { patch }),
    runsLinkedCode,
  };
}
