/** The solutions of /challenges/ on each release's own binary: they do there what they do in the Lab. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { cachePath } from '../../src/build/cache.ts';
import { situationFiles } from '../../src/challenges/challenge.ts';
import { CHALLENGES } from '../../src/challenges/challenges.ts';
import { EXECUTABLE } from '../extract-node-lib/platform.ts';
import { RealNode } from './real-node.ts';

/** A race can be lost on a busy machine, and setTimeout(0) is a bet. */
const ATTEMPTS_MAX = 5;

/** What the client of each solution prints. */
const PRINTS: Readonly<Record<string, RegExp>> = {
  'one-connection': /^200 .*\n200 /,
  'wait-for-it': /^200 .*\n200 /,
  'break-the-fix': /^200 .*\nFetchError ECONNRESET .*socket hang up/,
  'without-a-reset': /^200 .*\nFetchError ECONNRESET .*socket hang up/,
  'on-the-write': /^200 .*\nFetchError ECONNRESET .*write ECONNRESET/,
  'works-the-first-time': /^\/1 200 .*\n\/2 200 .*\n\/3 FetchError ECONNRESET /,
  'placed-twice': /^200 .*\n200 /,
};

test('the solution of each task does on real Node what it does in the Lab', async (t) => {
  assert.deepEqual(
    Object.keys(PRINTS),
    CHALLENGES.map(({ id }) => id),
  );
  for (const { id, solution } of CHALLENGES) {
    const { node: version, fetch } = solution.scenario;
    const skip =
      !existsSync(cachePath('node', version, EXECUTABLE)) && `Node ${version} is not here`;
    await t.test(id, { skip }, async () => {
      const files = situationFiles(solution);
      const node = await RealNode.start(version, files['server.mjs']);
      try {
        const seen: string[] = [];
        for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
          const { lines } = await node.run({
            title: id,
            client: files['client.mjs'],
            fetch,
            nodeDebug: '',
          });
          seen.push(lines.join('\n'));
          if (PRINTS[id]?.test(seen.at(-1) ?? '')) return;
        }
        assert.fail(seen.join('\n---\n'));
      } finally {
        await node.close();
      }
    });
  }
});
