import {
  PLAYGROUND_SERVER,
  SUBJECT_KNOBS,
  type Subject,
  type SubjectKnobs,
} from '../recordings/subject.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { clientName, finDelayText, knobWords, processName, serverName } from './words.ts';

/** What a page varies beside the release. */
export type MatrixAxis = 'delays' | 'clients' | 'servers' | 'remedies' | 'runtimes';

export const AXES: readonly MatrixAxis[] = ['delays', 'clients', 'servers', 'remedies', 'runtimes'];

/** The client that the other axes hold still: the one of the playground’s default scenario. */
const BASE_CLIENT = `node-fetch@${DEFAULTS.fetch}`;

/** The knobs that are the server’s. */
const SERVER_KNOBS = ['server', 'close', 'body'] as const satisfies readonly (keyof SubjectKnobs)[];
const PROGRAM_KNOBS = SUBJECT_KNOBS.filter(
  (field) => field !== 'fin' && !SERVER_KNOBS.some((knob) => knob === field),
);

/** The page on which a cell stands. Each cell stands on one, so no count is shown twice. */
export function axisOf(subject: Subject): MatrixAxis {
  const { runtime, client, product, tls, knobs } = subject;
  if (!runtime.startsWith('node@')) return 'runtimes';
  if (product !== PLAYGROUND_SERVER || tls === 'on') return 'servers';
  if (!isOfPlayground(client) || isPlainAsking(subject)) return 'clients';
  if (turnedIn(knobs, SERVER_KNOBS).length > 0) return 'servers';
  if (turnedIn(knobs, PROGRAM_KNOBS).length > 0) return 'remedies';
  return client === BASE_CLIENT ? 'delays' : 'clients';
}

/** node-fetch or http.request: what has knobs for header, agent and pool that are remedies. */
function isOfPlayground(client: string): boolean {
  return client === 'http' || client.startsWith('node-fetch@');
}

/** http.request with the header that node-fetch sets is a client of its own, not a remedy. */
function isPlainAsking({ client, knobs }: Subject): boolean {
  return (
    client === 'http' &&
    knobs.header === 'close' &&
    turnedIn(knobs, PROGRAM_KNOBS).length === 1 &&
    turnedIn(knobs, SERVER_KNOBS).length === 0
  );
}

function turnedIn(
  knobs: SubjectKnobs,
  fields: readonly (keyof SubjectKnobs)[],
): readonly (keyof SubjectKnobs)[] {
  return fields.filter((field) => knobs[field] !== DEFAULTS[field]);
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

/** Whether what its table holds still is the scenario that the site is about: its client, or its server. */
export function isOfPlainTable(subject: Subject): boolean {
  const { client, knobs } = subject;
  switch (axisOf(subject)) {
    case 'servers':
      return client === BASE_CLIENT && turnedIn(knobs, PROGRAM_KNOBS).length === 0;
    case 'clients':
    case 'runtimes':
    case 'remedies':
      return turnedIn(knobs, SERVER_KNOBS).length === 0;
    case 'delays':
      return true;
  }
}

export function rowPlaceOf(subject: Subject): RowPlace {
  const fin = `FIN ${finDelayText(subject.knobs.fin)}`;
  const process = processName(subject.process);
  const row = `${fin}, ${process}`;
  const program = knobWords(subject, PROGRAM_KNOBS).join('; ');
  const client = [clientName(subject.client), ...(program ? [program] : [])].join(', ');
  const server = [serverName(subject), ...knobWords(subject, SERVER_KNOBS).map(uncapitalized)].join(
    ', ',
  );
  switch (axisOf(subject)) {
    case 'delays':
      return { table: `${client} · ${server}`, group: fin, row: process };
    case 'clients':
    case 'runtimes':
      return { table: server, group: client, row };
    case 'servers':
      return { table: client, group: server, row };
    case 'remedies':
      return { table: `${clientName(subject.client)} · ${server}`, group: program, row };
  }
}

function uncapitalized(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
