/** The lines of `fix=honour-close`, in the Lab and on Node's own binaries, where https is tried, too. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { cachePath, releasesInCache } from '../../src/build/cache.ts';
import { LabRunner } from '../../src/build/lab-runner.ts';
import { nodePatchLines } from '../../src/scenario/program/node-patch.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import {
  clientWith,
  expectedOf,
  KEEP_OPEN_SERVER,
  printedIn,
} from '../../src/scenario/testing/asks-for-close.ts';
import { EXECUTABLE } from '../extract-node-lib/platform.ts';
import { RealNode } from './real-node.ts';

const FIX = nodePatchLines({ ...DEFAULTS, fix: 'honour-close' }).join('\n');
const CLIENT = clientWith(FIX);

test('in the Lab a socket is kept exactly where nobody asked for a close', async (t) => {
  const lab = await LabRunner.load();
  for (const release of await releasesInCache()) {
    await t.test(release, async () => {
      const files = { 'client.mjs': CLIENT, 'server.mjs': KEEP_OPEN_SERVER, 'package.json': '{}' };
      const { events } = await lab.run({ node: release, fetch: 'http', files });
      assert.deepEqual(printedIn(events), expectedOf(release));
    });
  }
});

test('on real Node as well', async (t) => {
  for (const release of ['18.20.8', '20.0.0', '24.21.0', '26.12.1']) {
    await t.test(release, { skip: missing(release) }, async () => {
      assert.deepEqual(await linesOnRealNode(release, CLIENT), expectedOf(release));
    });
  }
});

/** TLS with a key that both know, so that no certificate is needed. The server keeps connections open, as above. */
const HTTPS_CLIENT = `
import http from 'node:http';
import https from 'node:https';
import { once } from 'node:events';
import tls from 'node:tls';

${FIX}

const psk = Buffer.alloc(32, 1);
const ciphers = 'PSK';
const maxVersion = 'TLSv1.2';
const server = tls.createServer({ ciphers, maxVersion, pskCallback: () => psk }, (socket) => {
  socket.on('data', () => socket.write('HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok'));
  socket.on('error', () => {});
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

const agent = new https.Agent({
  keepAlive: true,
  ciphers,
  maxVersion,
  pskCallback: () => ({ psk, identity: 'one' }),
  checkServerIdentity: () => undefined,
});
async function send(headers) {
  const request = https.get({ host: '127.0.0.1', port: server.address().port, agent, headers });
  const [response] = await once(request, 'response');
  await once(response.resume(), 'end');
  await new Promise(setImmediate);
  return request.socket;
}
for (const headers of [{}, { Connection: 'close' }]) {
  const first = await send(headers);
  console.log((await send()) === first);
}
process.exit();
`;

test('and over https', async (t) => {
  for (const release of ['20.0.0', '26.12.1']) {
    await t.test(release, { skip: missing(release) }, async () => {
      const lines = await linesOnRealNode(release, HTTPS_CLIENT);
      assert.deepEqual(lines, ['true', 'false']);
    });
  }
});

function missing(release: string): string | false {
  return !existsSync(cachePath('node', release, EXECUTABLE)) && `Node ${release} is not here`;
}

async function linesOnRealNode(release: string, client: string): Promise<readonly string[]> {
  const node = await RealNode.start(release, KEEP_OPEN_SERVER);
  try {
    const program = { title: '', client, fetch: undefined, nodeDebug: '' };
    return (await node.run(program)).lines;
  } finally {
    await node.close();
  }
}
