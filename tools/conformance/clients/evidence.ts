import type { ClientsRecord } from '../../../src/recordings/clients.ts';
import { type Client, clientVersion, isPackageClient } from '../../../src/scenario/clients.ts';
import type { NodeRelease } from '../../../src/scenario/versions.ts';
import type { Comparison } from '../comparison.ts';
import { COMPARED_SERVERS, SHAPES } from './programs.ts';
import { RESTARTED } from './restarted.ts';

/** What is committed of a comparison: names, counts and the differences, not the transcripts. */
export function evidenceOf(
  comparisons: readonly Comparison[],
  clients: readonly Client[],
  releases: readonly NodeRelease[],
  origin: Pick<ClientsRecord, 'date' | 'lab'>,
): ClientsRecord {
  return {
    schema: 1,
    ...origin,
    releases: [...releases],
    servers: [...COMPARED_SERVERS, RESTARTED],
    shapes: Object.keys(SHAPES),
    clients: Object.fromEntries(
      clients.map((client) => {
        const own = comparisons.filter(({ program }) => program.title.startsWith(`${client} · `));
        const apart = own.filter(({ differences }) => differences.length > 0);
        return [
          client,
          {
            ...versionsOf(client, releases),
            programs: own.length,
            equal: own.length - apart.length,
            apart: Object.fromEntries(
              apart.map(({ version, program, differences }) => [
                `${version}: ${program.title}`,
                differences[0] ?? '',
              ]),
            ),
          },
        ];
      }),
    ),
  };
}

function versionsOf(
  client: Client,
  releases: readonly NodeRelease[],
): Pick<ClientsRecord['clients'][string], 'versions' | 'refused'> {
  if (!isPackageClient(client))
    return { versions: { 'of the release': [...releases] }, refused: [] };
  const versions: Record<string, string[]> = {};
  const refused: string[] = [];
  for (const node of releases) {
    const version = clientVersion(client, node);
    if (version === undefined) refused.push(node);
    else versions[version] = [...(versions[version] ?? []), node];
  }
  return { versions, refused };
}
