import {
  PLAYGROUND_SERVER,
  SUBJECT_KNOBS,
  type Subject,
  type SubjectKnobs,
} from '../recordings/subject.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { clientName, finDelayText, knobWords, processName, serverName } from './words.ts';

/** What a page varies beside the release. */
export type Axis = 'delays' | 'clients' | 'servers' | 'remedies' | 'runtimes';

export const AXES: readonly Axis[] = ['delays', 'clients', 'servers', 'remedies', 'runtimes'];

/** The client that the other axes hold still: the one of the playground’s default scenario. */
const BASE_CLIENT = `node-fetch@${DEFAULTS.fetch}`;

/** The knobs that are the server’s. */
const SERVER_KNOBS = ['server', 'close', 'body'] as const satisfies readonly (keyof SubjectKnobs)[];
const PROGRAM_KNOBS = SUBJECT_KNOBS.filter(
  (field) => field !== 'fin' && !SERVER_KNOBS.some((knob) => knob === field),
);

/** The page on which a cell stands. Each cell stands on one, so no count is shown twice. */
export function axisOf(subject: Subject): Axis {
  const { runtime, client, product, tls, knobs } = subject;
  if (!runtime.startsWith('node@')) return 'runtimes';
  if (product !== PLAYGROUND_SERVER || tls === 'on' || turned(knobs, SERVER_KNOBS))
    return 'servers';
  if (turned(knobs, PROGRAM_KNOBS) && !isPlainAsking(subject)) return 'remedies';
  return client === BASE_CLIENT ? 'delays' : 'clients';
}

/** http.request with the header that node-fetch sets is a client of its own, not a remedy. */
function isPlainAsking({ client, knobs }: Subject): boolean {
  return client === 'http' && knobs.header === 'close' && turnedCount(knobs, PROGRAM_KNOBS) === 1;
}

function turned(knobs: SubjectKnobs, fields: readonly (keyof SubjectKnobs)[]): boolean {
  return turnedCount(knobs, fields) > 0;
}

function turnedCount(knobs: SubjectKnobs, fields: readonly (keyof SubjectKnobs)[]): number {
  return fields.filter((field) => knobs[field] !== DEFAULTS[field]).length;
}

/** Where a cell stands on its page: in which table, under which heading, in which row. */
interface RowPlace {
  /** What all cells of a table have in common, beside their release: `node-fetch 2.6.12 · nginx 1.22.1`. */
  readonly table: string;
  /** What the page varies: `FIN at once`, `axios 1.13.2`, `Wait for: setTimeout(0)`. */
  readonly group: string;
  /** What is left: `FIN 2 ms later, warm`. */
  readonly row: string;
}

export function rowPlaceOf(subject: Subject): RowPlace {
  const fin = `FIN ${finDelayText(subject.knobs.fin)}`;
  const process = processName(subject.process);
  const client = [clientName(subject.client), ...knobWords(subject, PROGRAM_KNOBS)].join(', ');
  const server = [serverName(subject), ...knobWords(subject, SERVER_KNOBS)].join(', ');
  switch (axisOf(subject)) {
    case 'delays':
      return { table: `${client} · ${server}`, group: fin, row: process };
    case 'clients':
      return { table: server, group: client, row: `${fin}, ${process}` };
    case 'servers':
      return { table: client, group: server, row: `${fin}, ${process}` };
    case 'remedies':
      return {
        table: `${clientName(subject.client)} · ${server}`,
        group: knobWords(subject, PROGRAM_KNOBS).join('; '),
        row: `${fin}, ${process}`,
      };
    case 'runtimes':
      return { table: server, group: client, row: `${fin}, ${process}` };
  }
}
