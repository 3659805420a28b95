/**
 * Prints the conformance table, and what differs:
 *
 *     node tools/conformance/main.ts                        everything
 *     node tools/conformance/main.ts 20.0.0 --only=promises one release, programs whose title has the word
 *     node tools/conformance/main.ts record [FILE]          the Lab against the cells of the record (record/)
 *     node tools/conformance/main.ts clients [RELEASE …] [--only=axios]   the clients of the playground (clients/)
 */
import { parseArgs } from 'node:util';
import { releasesInCache } from '../../src/build/cache.ts';
import { compareClients } from './clients/command.ts';
import { type Comparison, compare } from './comparison.ts';
import { LabNode } from './lab-node.ts';
import { printDifferences } from './print-differences.ts';
import { PROGRAMS, SERVER } from './programs.ts';
import { RealNode } from './real-node.ts';
import { compareWithRecord } from './record/command.ts';
import { tableOf } from './table.ts';

const { values, positionals } = parseArgs({
  options: { only: { type: 'string', default: '' } },
  allowPositionals: true,
});
if (positionals[0] === 'record') await compareWithRecord(positionals[1]);
else if (positionals[0] === 'clients') await compareClients(positionals.slice(1), values.only);
else await compareTranscripts();

async function compareTranscripts(): Promise<void> {
  const programs = PROGRAMS.filter(({ title }) => title.includes(values.only));
  const comparisons: Comparison[] = [];
  for (const version of positionals.length > 0 ? positionals : await releasesInCache()) {
    const lab = await LabNode.load(version, SERVER);
    const real = await RealNode.start(version, SERVER);
    try {
      for (const program of programs) {
        const comparison = await compare(version, program, real, lab);
        comparisons.push(comparison);
        printDifferences(comparison);
      }
    } finally {
      await real.close();
    }
  }
  console.log(`\n${tableOf(programs, comparisons)}`);
  process.exitCode = comparisons.every(({ differences }) => differences.length === 0) ? 0 : 1;
}
