import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, clientVersion, isPackageClient } from '../../../src/scenario/clients.ts';
import { NODE_RELEASES, type NodeRelease } from '../../../src/scenario/versions.ts';
import { type Comparison, compare } from '../comparison.ts';
import type { ConformanceProgram } from '../conformance-program.ts';
import { LabNode } from '../lab-node.ts';
import { printDifferences } from '../print-differences.ts';
import { RealNode } from '../real-node.ts';
import { tableOf } from '../table.ts';
import { evidenceOf } from './evidence.ts';
import { COMPARED, COMPARED_SERVERS, comparedPrograms, countingServer } from './programs.ts';
import { restartedProgram } from './restarted.ts';

/** Where the results are committed. */
const COMMITTED = 'src/recordings/clients';

/**
 * `npm run conformance -- clients [RELEASE …] [--only=axios]`: each client of the playground with four servers, as
 * it is written there, on the release's own binary and in the Lab; and with a server of its own that is restarted. Output, exit code and the connections that were used
 * again must be equal. Prints what differs, and a table; sets exit code 1 when something does.
 *
 * @param only clients with this word in their name
 * @param folder where counts and differences of each release are written; where they are committed when undefined and
 *   all clients are compared
 */
export async function compareClients(
  releases: readonly string[],
  only: string,
  folder = only === '' ? COMMITTED : undefined,
): Promise<void> {
  const comparisons: Comparison[] = [];
  const asked = NODE_RELEASES.filter((each) => releases.length === 0 || releases.includes(each));
  const clients = COMPARED.filter((client) => client.includes(only));
  for (const node of asked) {
    const compared = await compareOn(node, clients);
    comparisons.push(...compared);
    if (folder === undefined) continue;
    await mkdir(folder, { recursive: true });
    const evidence = evidenceOf(node, clients, compared);
    await writeFile(join(folder, `${node}.json`), `${JSON.stringify(evidence, undefined, 1)}\n`);
  }
  const programs = new Map(comparisons.map(({ program }) => [program.title, program]));
  console.log(`\n${tableOf([...programs.values()], comparisons)}`);
  for (const client of clients) console.log(versionsText(client, asked));
  process.exitCode = comparisons.every(({ differences }) => differences.length === 0) ? 0 : 1;
}

/** All programs of these clients on one release. */
async function compareOn(
  node: NodeRelease,
  clients: readonly Client[],
): Promise<readonly Comparison[]> {
  const running = clients.filter(
    (client) => !isPackageClient(client) || clientVersion(client, node) !== undefined,
  );
  const comparisons: Comparison[] = [];
  for (const server of COMPARED_SERVERS) {
    const programs = running.flatMap((client) => comparedPrograms(client, server, node));
    comparisons.push(...(await comparePrograms(node, countingServer(server), programs)));
  }
  const suites = running.map((client) => restartedProgram(client, node));
  comparisons.push(...(await comparePrograms(node, countingServer('keep-open'), suites)));
  return comparisons;
}

async function comparePrograms(
  node: NodeRelease,
  server: string,
  programs: readonly ConformanceProgram[],
): Promise<readonly Comparison[]> {
  const lab = await LabNode.load(node, server);
  const real = await RealNode.start(node, server);
  const comparisons: Comparison[] = [];
  try {
    for (const program of programs) {
      const comparison = await compare(node, program, real, lab);
      printDifferences(comparison);
      comparisons.push(comparison);
    }
  } finally {
    await real.close();
  }
  return comparisons;
}

/** Which version of a client was compared: `got: 14.6.6 until 20.20.2, 16.1.0`. */
function versionsText(client: Client, releases: readonly NodeRelease[]): string {
  if (!isPackageClient(client)) return `${client}: that of the release`;
  const byVersion = Map.groupBy(releases, (node) => clientVersion(client, node));
  const texts = [...byVersion].map(
    ([version, on]) => `${version ?? 'no version'} on ${on.join(', ')}`,
  );
  return `${client}: ${texts.join('; ')}`;
}
