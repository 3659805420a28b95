/**
 * Prints the conformance table, and what differs:
 *
 *     node tools/conformance/main.ts                        everything
 *     node tools/conformance/main.ts 20.0.0 --only=promises one release, programs whose title has the word
 *     node tools/conformance/main.ts record [FILE]          the Lab against the cells of the record (record/)
 *     node tools/conformance/main.ts record-orders          the record against the search over every order (record/): --out
 *     node tools/conformance/main.ts node-tests FOLDER      Node's own tests (node-tests/): --node, --only, --out, --from; --patch FILE compares
 *                                                           the Lab without and with a diff of Node's lib/
 *     node tools/conformance/main.ts fuzz                   random programs (fuzz/): --seed, --count, --node, --kind, --out, --whole
 *     node tools/conformance/main.ts clients [RELEASE …] [--only=axios] [--out]   the clients of the playground (clients/)
 *     node tools/conformance/main.ts rules                  the Lab without each rule of its kernel (rules/): --out
 */
import { parseArgs } from 'node:util';
import { releasesInCache } from '../../src/build/cache.ts';
import { compareClients } from './clients/command.ts';
import { type Comparison, compare } from './comparison.ts';
import { fuzz } from './fuzz/command.ts';
import { LabNode } from './lab-node.ts';
import { compareNodeTests } from './node-tests/command.ts';
import { comparePatch } from './node-tests/patch.ts';
import { printDifferences } from './print-differences.ts';
import { PROGRAMS, SERVER } from './programs.ts';
import { RealNode } from './real-node.ts';
import { compareWithRecord } from './record/command.ts';
import { compareRecordWithOrders } from './record/orders-command.ts';
import { removeRules } from './rules/command.ts';
import { tableOf } from './table.ts';

const { values, positionals } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    node: { type: 'string' },
    out: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    kind: { type: 'string' },
    patch: { type: 'string' },
    whole: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

switch (positionals[0]) {
  case 'record':
    await compareWithRecord(positionals[1]);
    break;
  case 'record-orders':
    await compareRecordWithOrders(values.out);
    break;
  case 'node-tests':
    if (values.patch === undefined) await compareNodeTests(positionals[1], values);
    else await comparePatch(positionals[1], { ...values, patch: values.patch });
    break;
  case 'fuzz':
    await fuzz(values);
    break;
  case 'clients':
    await compareClients(positionals.slice(1), values.only, values.out);
    break;
  case 'rules':
    await removeRules(values.out);
    break;
  default:
    await compareTranscripts();
}

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
