/** The examples of /loop/ on real Node: they print what the Lab prints, and what the page says. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { cachePath } from '../../src/build/cache.ts';
import { EXAMPLES } from '../../src/loop/examples.ts';
import { EXECUTABLE } from '../extract-node-lib/platform.ts';
import { RealNode } from './real-node.ts';

/** With libuv before 1.45 and after it, where the order of timers and poll changed; the newest last. */
const RELEASES = ['18.20.8', '20.20.2', '24.22.3', '26.12.1'];

/** No example asks it for anything. */
const SERVER = "import net from 'node:net';\nnet.createServer().listen(3000, '127.0.0.1');\n";

for (const version of RELEASES) {
  const skip = !existsSync(cachePath('node', version, EXECUTABLE)) && `Node ${version} is not here`;
  test(`examples of /loop/ print on Node ${version} what the page says`, { skip }, async (t) => {
    const node = await RealNode.start(version, SERVER);
    try {
      for (const { id, title, text, prints, orPrints } of EXAMPLES) {
        await t.test(id, async () => {
          const { lines } = await node.run({
            title,
            client: text,
            fetch: undefined,
            nodeDebug: '',
          });
          // Both orders of a race are right, and a machine may give one of them each time.
          const isOther = orPrints !== undefined && lines[0] === orPrints[0];
          assert.deepEqual(lines, isOther ? orPrints : prints);
        });
      }
    } finally {
      await node.close();
    }
  });
}
