import { keepsConnections } from '../recordings/cells.ts';
import { type Sum, sumOfCells } from '../recordings/select.ts';
import { PLAYGROUND_SERVER, type Subject } from '../recordings/subject.ts';
import { DEFAULTS } from '../scenario/scenario.ts';
import { looksBeforeReuse } from '../scenario/versions.ts';
import { axisOf } from './axis.ts';
import { grouped, type MatrixCell, runtimesOf } from './tables.ts';
import { type ShareOutcome, serverName, shareOutcome } from './words.ts';

/** What happened with some releases, against some servers, in all cells together. */
export interface GlanceCell {
  readonly outcome: ShareOutcome;
  /** Answered of all trials. */
  readonly share: number;
  readonly warm: Sum | undefined;
  readonly cold: Sum | undefined;
}

interface GlanceRow {
  readonly name: string;
  /** The releases of the record that are meant. */
  readonly releases: readonly string[];
  /** One for each column; undefined where nothing was run. */
  readonly cells: readonly (GlanceCell | undefined)[];
}

interface Glance {
  /** Across: what a server does, and the servers of the record that do it. */
  readonly columns: readonly { readonly name: string; readonly servers: string }[];
  readonly rows: readonly GlanceRow[];
}

/** Keeps connections, and does not look before it uses one again. */
const usesUnseen = (node: string) => keepsConnections(node) && !looksBeforeReuse(node);

/** Kinds of releases, by the two changes of Node that count (lib/_http_agent.js). */
const KINDS = [
  { name: 'keep no connections', holds: (node: string) => !keepsConnections(node) },
  {
    name: 'keep connections, and do not look before they use one again',
    holds: usesUnseen,
  },
  { name: 'look before they use a connection again', holds: looksBeforeReuse },
] as const;

/** The versions of node-fetch that do not ask for a close. */
const UPGRADED = ['node-fetch@2.6.13', 'node-fetch@2.7.0', 'node-fetch@3.3.2'];
const ASKING = `node-fetch@${DEFAULTS.fetch}`;
const LATE = '20ms';

/** What each kind of server did with releases that keep connections and do not look. */
const SERVER_KINDS = [
  { outcome: 'failed', name: 'A server that closes and does not say so' },
  { outcome: 'depends', name: 'A server with which some fail' },
  { outcome: 'ok', name: 'A server with which none fails' },
] as const satisfies readonly { readonly outcome: ShareOutcome; readonly name: string }[];

/** The first look: kinds of releases, against servers in the order of how much fails with them. */
export function glanceOf(cells: readonly MatrixCell[]): Glance {
  const plain = cells.filter(({ subject }) => isPlain(subject));
  const asking = plain.filter(({ subject }) => subject.client === ASKING);
  const kinds = serverKinds(asking.filter(isAtOnce));
  const columns = SERVER_KINDS.flatMap(({ outcome, name }) => {
    const own = asking.filter(({ subject }) => kinds.get(serverName(subject)) === outcome);
    const atOnce = own.filter(isAtOnce);
    const late = { name: 'The same, its FIN 20 ms later', own: own.filter(isLate), servers: '' };
    return [
      { name, own: atOnce, servers: serversOf(atOnce) },
      ...(outcome === 'failed' ? [late] : []),
    ];
  });
  columns.push({
    name: 'Any server, with node-fetch 2.6.13, 2.7.0 or 3.3.2',
    own: plain.filter(({ subject }) => UPGRADED.includes(subject.client)),
    servers: '',
  });
  const shown = columns.filter(({ own }) => own.length > 0);
  return {
    columns: shown.map(({ name, servers }) => ({ name, servers })),
    rows: KINDS.map(({ name, holds }) => {
      const isMeant = ({ subject }: MatrixCell) => holds(versionOf(subject));
      return {
        name,
        releases: runtimesOf(plain.filter(isMeant)).map((runtime) => runtime.replace('node@', '')),
        cells: shown.map(({ own }) => glanceCell(own.filter(isMeant))),
      };
    }).filter(({ releases }) => releases.length > 0),
  };
}

/** How pairs of requests to each server ended on releases that keep connections and do not look, all cells together. */
function serverKinds(cells: readonly MatrixCell[]): ReadonlyMap<string, ShareOutcome> {
  const unseen = cells.filter(({ subject }) => usesUnseen(versionOf(subject)));
  return new Map(
    grouped(unseen, ({ subject }) => serverName(subject)).map(([server, own]) => {
      const { answered, tried } = sumOfCells(own.map(({ cell }) => cell));
      return [server, shareOutcome(answered, tried)];
    }),
  );
}

/** Nothing but release, client, server, process and the time of the FIN is turned, on Node without TLS. */
function isPlain(subject: Subject): boolean {
  const axis = axisOf({ ...subject, product: PLAYGROUND_SERVER });
  return subject.runtime.startsWith('node@') && (axis === 'delays' || axis === 'clients');
}

function isAtOnce({ subject }: MatrixCell): boolean {
  return subject.knobs.fin === DEFAULTS.fin;
}

function isLate({ subject }: MatrixCell): boolean {
  return subject.knobs.fin === LATE;
}

function versionOf({ runtime }: Subject): string {
  return runtime.replace('node@', '');
}

function serversOf(cells: readonly MatrixCell[]): string {
  return [...new Set(cells.map(({ subject }) => serverName(subject)))].join(', ');
}

function glanceCell(cells: readonly MatrixCell[]): GlanceCell | undefined {
  if (cells.length === 0) return undefined;
  const { answered, tried } = sumOfCells(cells.map(({ cell }) => cell));
  return {
    outcome: shareOutcome(answered, tried),
    share: answered / tried,
    warm: sumIn(cells, 'warm'),
    cold: sumIn(cells, 'cold'),
  };
}

function sumIn(cells: readonly MatrixCell[], process: Subject['process']): Sum | undefined {
  const own = cells.filter(({ subject }) => subject.process === process);
  return own.length > 0 ? sumOfCells(own.map(({ cell }) => cell)) : undefined;
}
