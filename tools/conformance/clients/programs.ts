import {
  CLIENTS,
  type Client,
  clientVersion,
  isPackageClient,
} from '../../../src/scenario/clients.ts';
import { loadClients } from '../../../src/scenario/program/clients/loaded.ts';
import { programOf } from '../../../src/scenario/program.ts';
import { DEFAULTS, type Scenario } from '../../../src/scenario/scenario.ts';
import type { NodeRelease } from '../../../src/scenario/versions.ts';
import type { ConformanceProgram } from '../conformance-program.ts';

await loadClients();

/** What a server does after a response. `silent-close` closes when it is asked to, without a word. */
export const COMPARED_SERVERS = [
  'silent-close',
  'always-close',
  'echo-close',
  'keep-open',
] as const;
type Server = (typeof COMPARED_SERVERS)[number];

/** How many requests of which kind. */
export const SHAPES: Readonly<Record<string, Partial<Scenario>>> = {
  '2 requests': {},
  '3 requests': { requests: '3' },
  POST: { method: 'POST' },
  'asks for a close': { header: 'close' },
};

/** The clients of the playground, without node-fetch, which the other programs are about. */
export const COMPARED: readonly Client[] = CLIENTS.filter((client) => client !== 'node-fetch');

/** A row of the table: `axios · always-close`. */
function rowOf(client: Client, server: Server): string {
  return `${client} · ${server}`;
}

/** The programs of a client on a release, for one server. */
export function comparedPrograms(
  client: Client,
  server: Server,
  node: NodeRelease,
): readonly ConformanceProgram[] {
  const version = isPackageClient(client) ? clientVersion(client, node) : undefined;
  return Object.entries(SHAPES).map(([shape, knobs]) => ({
    title: `${rowOf(client, server)} · ${shape}`,
    client: programOf({ ...DEFAULTS, ...knobs, node, client, server }).files['client.mjs'],
    fetch: undefined,
    ...(version === undefined ? {} : { package: `${client}@${version}` }),
    nodeDebug: '',
  }));
}

/**
 * The playground's server, whose responses say which request of their connection they answer. So the output
 * of a client tells whether it used a connection again.
 */
export function countingServer(server: Server): string {
  const text = programOf({ ...DEFAULTS, server }).files['server.mjs'];
  const counting = text
    .replace(/^const body = .*\n\n/m, '')
    .replace("let request = '';", "let request = '';\n  let served = 0;")
    .replace(
      /^( *)(?=socket\.(write|end)\(\s*`HTTP)/m,
      '$1const body = JSON.stringify({ request: ++served });\n$1',
    );
  if (!counting.includes('const body = JSON') || !counting.includes('served = 0'))
    throw new Error(`the playground's server is written otherwise than expected:\n${text}`);
  return counting;
}
