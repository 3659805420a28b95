/**
 * The lines of `fix=honour-close`, beside everything that a program may do with a Connection header: whether the second
 * of two requests gets the socket of the first. In the Lab, and on Node's own binaries, where https is tried, too.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { cachePath, releasesInCache } from '../../tools/cache.ts';
import { RealNode } from '../../tools/conformance/real-node.ts';
import { EXECUTABLE } from '../../tools/extract-node-lib/platform.ts';
import { LabRunner } from '../../tools/lab-runner.ts';
import { nodePatchLines } from './program/node-patch.ts';
import { programOf } from './program.ts';
import { DEFAULTS } from './scenario.ts';

const FIX = nodePatchLines({ ...DEFAULTS, fix: 'honour-close' }).join('\n');
/** Keeps a connection open whatever it is asked, so that only the client decides. */
const SERVER = programOf({ ...DEFAULTS, server: 'keep-open' }).files['server.mjs'];

/** First request of a pair, and whether its connection is kept for the second. */
const PAIRS: readonly (readonly [options: string, isKept: boolean])[] = [
  ['{}', true],
  ["{ headers: { Connection: 'close' } }", false],
  ["{ headers: { connection: 'CLOSE' } }", false],
  ["{ headers: { CONNECTION: 'Close, foo' } }", false],
  ["{ headers: { Connection: 'foo, close' } }", false],
  ["{ headers: ['Host', 'a', 'Connection', 'close'] }", false],
  ["{ headers: ['Host', 'a', 'Connection', 'keep-alive'] }", true],
  ["{ headers: { Connection: 'keep-alive' } }", true],
  ["{ headers: { Connection: 'closed' } }", true],
  ["{ headers: { 'Proxy-Connection': 'close' } }", true],
  ["{ path: '/connection:close' }", true],
  ["{ method: 'POST' }", true],
  ["{ method: 'POST', headers: { Connection: 'close' } }", false],
  ["{ method: 'POST', headers: { Connection: 'close', 'Content-Length': 4 } }", false],
  // Both are sent, a line each. RFC 9110 section 5.3 makes one list of them, and `close` is in it.
  ["{ headers: { Connection: ['close', 'keep-alive'] } }", false],
  ["{ headers: { Connection: ['keep-alive', 'close'] } }", false],
  ["{ later: (request) => request.setHeader('Connection', 'close') }", false],
  [
    "{ later: (request) => (request.setHeader('Connection', 'close'), request.flushHeaders()) }",
    false,
  ],
];

/** Each pair with an agent of its own, and once with the global one; then the queue of an agent with one socket. */
const CLIENT = `
import http from 'node:http';

${FIX}

const url = 'http://127.0.0.1:3000';

function send({ later, ...options } = {}, agent) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(options.path ?? '/', url), { ...options, agent }, (response) => {
      response.resume();
      response.on('end', () => setImmediate(resolve, request));
      response.on('error', reject);
    });
    request.on('error', reject);
    later?.(request);
    request.end(request.method === 'POST' ? 'body' : undefined);
  });
}

async function isKept(options, agent) {
  const first = await send(options, agent);
  const second = await send({}, agent);
  return second.socket === first.socket;
}

for (const options of [${PAIRS.map(([options]) => `\n  ${options},`).join('')}
]) {
  const own = new http.Agent({ keepAlive: true });
  const kept = [await isKept(options, own), await isKept(options, http.globalAgent)];
  console.log(kept.join(' '));
  own.destroy();
  http.globalAgent.destroy();
}

const one = new http.Agent({ keepAlive: true, maxSockets: 1 });
for (const headers of [{}, { Connection: 'close' }]) {
  const requests = await Promise.all([send({ headers }, one), send({ headers }, one), send({ headers }, one)]);
  console.log('queue', new Set(requests.map(({ socket }) => socket)).size);
}
one.destroy();
`;

/** The global agent keeps connections from Node 19 on. */
function expected(release: string): string[] {
  const pools = !release.startsWith('18.');
  return [...PAIRS.map(([, isKept]) => `${isKept} ${isKept && pools}`), 'queue 1', 'queue 3'];
}

test('in the Lab a socket is kept exactly where nobody asked for a close', async (t) => {
  const lab = await LabRunner.load();
  for (const release of await releasesInCache()) {
    await t.test(release, async () => {
      const files = { 'client.mjs': CLIENT, 'server.mjs': SERVER, 'package.json': '{}' };
      const { events } = await lab.run({ node: release, fetch: 'http', files });
      const lines = events
        .filter((event) => event.kind === 'output' && event.actor === 'client')
        .flatMap((event) => (event.kind === 'output' ? event.text.trimEnd().split('\n') : []));
      assert.deepEqual(lines, expected(release));
    });
  }
});

test('on real Node as well', async (t) => {
  for (const release of ['18.20.8', '20.0.0', '24.21.0', '26.12.1']) {
    await t.test(release, { skip: missing(release) }, async () => {
      assert.deepEqual(await linesOnRealNode(release, CLIENT), expected(release));
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
  const node = await RealNode.start(release, SERVER);
  try {
    const program = { title: '', client, fetch: undefined, nodeDebug: '' };
    return (await node.run(program)).lines;
  } finally {
    await node.close();
  }
}
