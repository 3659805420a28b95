import type { ClientsOnRelease } from '../../../src/recordings/clients.ts';
import { type Client, clientVersion, isPackageClient } from '../../../src/scenario/clients.ts';
import type { NodeRelease } from '../../../src/scenario/versions.ts';
import type { Comparison } from '../comparison.ts';
import { labOfToday } from '../git.ts';
import { COMPARED_SERVERS, SHAPES } from './programs.ts';
import { RESTARTED } from './restarted.ts';

/** What is committed of the comparisons of a release: names, counts and the differences, not the transcripts. */
export function evidenceOf(
  node: NodeRelease,
  clients: readonly Client[],
  comparisons: readonly Comparison[],
): ClientsOnRelease {
  return {
    schema: 1,
    node,
    ...labOfToday(),
    servers: [...COMPARED_SERVERS, RESTARTED],
    shapes: Object.keys(SHAPES),
    clients: Object.fromEntries(
      clients.map((client) => [client, evidenceOfClient(node, client, comparisons)]),
    ),
  };
}

function evidenceOfClient(
  node: NodeRelease,
  client: Client,
  comparisons: readonly Comparison[],
): ClientsOnRelease['clients'][string] {
  const version = isPackageClient(client) ? clientVersion(client, node) : undefined;
  const own = comparisons.filter(({ program }) => program.title.startsWith(`${client} · `));
  const apart = own.filter(({ differences }) => differences.length > 0);
  return {
    ...(version === undefined ? {} : { version }),
    programs: own.length,
    equal: own.length - apart.length,
    apart: Object.fromEntries(
      apart.map(({ program, differences }) => [program.title, differences[0] ?? '']),
    ),
  };
}
