/**
 * All ways in which a program can set a Connection header, and whether the second of two requests
 * then gets the socket of the first.
 */
import type { Trace } from '../../trace/record/event.ts';
import { programOf } from '../program.ts';
import { DEFAULTS } from '../scenario.ts';

/**
 * A server that keeps its connections open even when it is asked to close them, so that only the
 * client decides.
 */
export const KEEP_OPEN_SERVER = programOf({ ...DEFAULTS, server: 'keep-open' }).files['server.mjs'];

/** The first request of a pair, and whether its connection is kept for the second. */
export const PAIRS: readonly (readonly [options: string, isKept: boolean])[] = [
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
  // Node sends both values, a line each. RFC 9110 section 5.3 makes one list of them, and `close`
  // is in it.
  ["{ headers: { Connection: ['close', 'keep-alive'] } }", false],
  ["{ headers: { Connection: ['keep-alive', 'close'] } }", false],
  ["{ later: (request) => request.setHeader('Connection', 'close') }", false],
  [
    "{ later: (request) => (request.setHeader('Connection', 'close'), request.flushHeaders()) }",
    false,
  ],
];

/**
 * A client that makes each pair twice, with an agent of its own and with the global one. Then it
 * makes three requests that wait in the queue of an agent with one socket.
 *
 * @param fix lines that change `http` first
 */
export const clientWith = (fix: string) => `
import http from 'node:http';

${fix}

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

/**
 * What the client prints where Node honours `close`. The global agent keeps connections only from
 * Node 19 on.
 */
export function expectedOf(release: string, pairs = PAIRS): string[] {
  const pools = !release.startsWith('18.');
  return [...pairs.map(([, isKept]) => `${isKept} ${isKept && pools}`), 'queue 1', 'queue 3'];
}

/** What the client printed in a run of the Lab. */
export function printedIn(trace: Trace): string[] {
  return trace.flatMap((event) =>
    event.kind === 'output' && event.actor === 'client' ? event.text.trimEnd().split('\n') : [],
  );
}
