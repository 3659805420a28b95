import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { cachePath } from '../../src/build/cache.ts';
import { PRELOADS, preloadOf } from '../../src/scenario/preload.ts';
import { EXECUTABLE } from '../extract-node-lib/platform.ts';

/** A server that closes in silence when asked, 5 ms late, so that no look finds its FIN; and two requests. */
const APP = `
const http = require('node:http');
const net = require('node:net');
const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => {
    socket.write('HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok');
    setTimeout(() => socket.destroySoon(), 5);
  });
});
function get() {
  return new Promise((resolve) => {
    const { port } = server.address();
    const request = http.get({ port, headers: { connection: 'close' } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    request.on('error', ({ message }) => resolve(message));
  });
}
server.listen(0, '127.0.0.1', async () => {
  console.log(await get(), await get());
  process.exit();
});
`;

test('a preload mends a program that knows nothing of it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'preload-'));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'app.js'), APP);
  for (const fix of PRELOADS) await writeFile(join(folder, `${fix}.cjs`), preloadOf(fix));
  for (const release of ['20.0.0', '26.12.1']) {
    const executable = cachePath('node', release, EXECUTABLE);
    const skip = !existsSync(executable) && `Node ${release} is not here`;
    await t.test(release, { skip }, async () => {
      const printed = async (...args: string[]) => {
        const { stdout } = await promisify(execFile)(executable, args, { cwd: folder });
        return stdout.trim();
      };
      assert.equal(await printed('app.js'), '200 socket hang up');
      for (const fix of PRELOADS) {
        assert.equal(await printed('--require', `./${fix}.cjs`, 'app.js'), '200 200', fix);
      }
    });
  }
});
