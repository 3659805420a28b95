/** The small programs print on the release's own binary what they print in the Lab. The scenarios of the knobs are in the record. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { readQuery } from '../../../src/scenario/query.ts';
import { executableOf } from '../../extract-node-lib/binary.ts';
import { compare } from '../comparison.ts';
import { LabNode } from '../lab-node.ts';
import { RealNode } from '../real-node.ts';
import { PROBES } from './probes.ts';

for (const [title, { query, files }] of Object.entries(PROBES)) {
  const client = files?.['client.mjs'];
  const server = files?.['server.mjs'];
  if (client === undefined || server === undefined) continue;
  const { node } = readQuery(query);
  const missing = !existsSync(executableOf(node)) && `Node ${node} is not here`;
  test(`${title}: the Lab answers as Node ${node}`, { skip: missing }, async () => {
    const lab = await LabNode.load(node, server);
    const real = await RealNode.start(node, server);
    try {
      const program = { title, client, fetch: undefined, nodeDebug: '' };
      assert.deepEqual((await compare(node, program, real, lab)).differences, []);
    } finally {
      await real.close();
    }
  });
}
