import type { Choices } from '../choices.ts';
import type { Generator } from '../fuzz-program.ts';

/*
 * A client and a server of the reader's own. Whatever could race is kept apart by 30 ms, unless the race is the point:
 * then the real answer varies, and the comparison says so.
 */

/** Headers and a body that a raw server answers with. The body is not always what the head promises. */
function rawAnswer(random: Choices): string {
  const body = random.pick(['', 'ok', 'x'.repeat(40)]);
  return random.pick([
    () => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    () => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    () => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length + 5}\r\n\r\n${body}`,
    () =>
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body ? `${body.length.toString(16)}\r\n${body}\r\n` : ''}0\r\n\r\n`,
    () => `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n`,
    () => `HTTP/1.0 200 OK\r\n\r\n${body}`,
    () => `HTTP/1.1 200 OK\r\n\r\n${body}`,
    () => `HTTP/1.1 204 No Content\r\n\r\n`,
    () => `HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n`,
    () => `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n`,
    () =>
      `HTTP/1.1 500 Oops\r\nContent-Length: 3\r\nX-A: 1\r\nX-A: 2\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n\r\nbad`,
    () =>
      `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nKeep-Alive: timeout=1\r\n\r\n${body}`,
    () => `HTTP/1.1 200 OK\r\nBad Header\r\n\r\n`,
    () => `NOT HTTP\r\n\r\n`,
    () => `HTTP/1.1 200 OK\nContent-Length: 0\n\n`,
    () => ``,
  ])();
}

function rawServer(random: Choices): string {
  const answer = JSON.stringify(rawAnswer(random));
  const after = random.pick([
    '',
    '',
    'socket.end();',
    'socket.destroy();',
    'setTimeout(() => socket.end(), 30);',
    'setTimeout(() => socket.destroy(), 30);',
    'socket.resetAndDestroy?.();',
    'setImmediate(() => socket.end());',
    `setTimeout(() => socket.end(${answer}), 30);`,
  ]);
  const write = random.pick([
    `socket.write(${answer});`,
    `socket.write(${answer});`,
    `{ const text = ${answer}; socket.write(text.slice(0, 20)); setTimeout(() => socket.write(text.slice(20)), 30); }`,
  ]);
  const options = random.pick(['', '{ allowHalfOpen: true }, ', '{ noDelay: true }, ', '']);
  return `import net from 'node:net';
net.createServer(${options}(socket) => {
  socket.on('error', () => {});
  socket.${random.pick(['on', 'once', 'on'])}('data', (data) => {
    ${random.pick(['', "if (String(data).startsWith('POST')) return socket.end();", ''])}
    ${write}
    ${after}
  });
}).listen(3000, '127.0.0.1');
`;
}

function httpServer(random: Choices): string {
  const handler = random.pick([
    "response.end('hello ' + request.method + request.url);",
    "response.writeHead(201, 'Made', { 'X-One': '1', 'content-type': 'text/plain' }); response.write('a'); response.end('b');",
    'request.pipe(response);',
    "request.resume().on('end', () => response.end('read'));",
    "setTimeout(() => response.end('late'), 30);",
    "response.writeHead(200, { 'content-length': 10 }); response.end('short'.repeat(2));",
    "response.write('part'); setTimeout(() => response.destroy(), 30);",
    'request.socket.destroy();',
    "throw new Error('in the handler');",
    "response.setHeader('connection', 'close'); response.end('x');",
    'response.writeHead(304).end();',
    "if (request.url === '/a') { response.writeHead(301, { location: '/b' }).end(); } else response.end('moved');",
    "response.shouldKeepAlive = false; response.end('no keep');",
    'missing();',
    "response.writeEarlyHints?.({ link: '</s.css>; rel=preload' }); response.end('hinted');",
    'response.end(JSON.stringify({ headers: Object.keys(request.headers), raw: request.rawHeaders.length }));',
    "response.statusCode = 413; response.end('too much'); request.destroy();",
    "let n = 0; request.on('data', (c) => { n += c.length; }).on('end', () => response.end(String(n)));",
    "response.end('x'.repeat(100000));",
    "response.setHeader('bad header', 'x'); response.end();",
    "response.on('close', () => console.log('closed', response.writableFinished)); response.end('c');",
    'process.exit(3);',
    "response.addTrailers?.({ 'x-t': '1' }); response.end('tr');",
    "response.writeContinue(); response.end('c');",
  ]);
  const settings = random.pick([
    '',
    '',
    'server.keepAliveTimeout = 100;',
    'server.maxRequestsPerSocket = 1;',
    'server.timeout = 60;',
    "server.on('clientError', (e, s) => s.end('HTTP/1.1 400 Mine\\r\\n\\r\\n'));",
    "server.on('checkContinue', (q, r) => { r.writeContinue(); r.end('continued'); });",
    "server.on('upgrade', (q, s) => s.end('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: x\\r\\nConnection: upgrade\\r\\n\\r\\nraw'));",
  ]);
  return `import http from 'node:http';
const server = http.createServer((request, response) => {
  response.setHeader('date', 'today');
  ${handler}
});
${settings}
server.listen(3000, '127.0.0.1');
`;
}

const AGENTS = [
  '',
  'agent: false,',
  'agent: new http.Agent({ keepAlive: true }),',
  'agent: shared,',
  'agent: shared,',
  'headers: { connection: "close" },',
  'headers: { connection: "keep-alive" },',
];

/** A request with plain http that logs each of its events. */
function httpRequest(random: Choices, id: number): string {
  const agent = random.pick(AGENTS);
  const method = random.pick(["'GET'", "'GET'", "'POST'", "'HEAD'", "'PUT'", "'DELETE'"]);
  const extra = random.pick([
    '',
    '',
    'timeout: 40,',
    'signal: AbortSignal.timeout(70),',
    'setHost: false,',
    'insecureHTTPParser: true,',
    'maxHeaderSize: 60,',
    'joinDuplicateHeaders: true,',
    agent.includes('headers') ? '' : "headers: { expect: '100-continue' },",
  ]);
  const send = random.pick([
    'request.end();',
    'request.end();',
    `request.end('body${id}');`,
    "request.write('a'); setTimeout(() => request.end('b'), 30);",
    `request.end(Buffer.alloc(${random.pick([10, 70000, 300000])}));`,
    'request.flushHeaders(); setTimeout(() => request.end(), 30);',
    'request.end(); setImmediate(() => request.destroy());',
    "request.end(); request.destroy(new Error('mine'));",
    'request.end(); setTimeout(() => request.abort(), 45);',
  ]);
  const read = random.pick([
    "response.setEncoding('utf8').on('data', (d) => log(ID, 'data', d.length)).on('end', () => log(ID, 'end', response.complete));",
    'response.resume();',
    "response.on('data', () => response.destroy());",
    "(async () => { let all = ''; for await (const c of response) all += c; log(ID, 'all', all.length); })().catch((e) => log(ID, e.code, e.message));",
    "response.pipe(new PassThrough()).on('finish', () => log(ID, 'piped')).resume();",
    'response.resume(); response.once("end", () => log(ID, response.trailers, response.headers["set-cookie"]));',
  ]);
  return `await new Promise((done) => {
  const request = http.request({ host: '127.0.0.1', port: 3000, path: '/${random.pick(['a', 'b', `r${id}`])}', method: ${method}, ${agent} ${extra} });
  for (const name of ['socket', 'finish', 'continue', 'timeout', 'abort', 'upgrade', 'information']) request.on(name, () => log(ID, name));
  request.on('timeout', () => request.destroy());
  request.on('response', (response) => {
    log(ID, response.statusCode, response.statusMessage, Object.keys(response.headers).join());
    response.on('aborted', () => log(ID, 'aborted')).on('error', (e) => log(ID, 'response error', e.code, e.message)).on('close', () => log(ID, 'response closed'));
    ${read}
  });
  request.on('error', (e) => log(ID, e.name, e.code, e.message));
  request.on('close', () => { log(ID, 'closed', request.reusedSocket, request.destroyed); done(); });
  ${send}
});`.replaceAll('ID', String(id));
}

function fetchRequest(random: Choices, id: number): string {
  const options = random.pick([
    '',
    '',
    ", { method: 'POST', body: 'b' }",
    ', { agent: shared }',
    ', { agent: shared }',
    ", { redirect: 'manual' }",
    ", { headers: { connection: 'close' } }",
    ", { method: 'HEAD' }",
    ', { signal: AbortSignal.timeout(60) }',
    ", { method: 'POST', body: Readable.from(['p', 'q']) }",
    ', { follow: 0 }',
    ', { compress: false, size: 5 }',
    ", { method: 'PUT', body: new URLSearchParams('a=1') }",
  ]);
  const read = random.pick([
    'log(ID, (await r.text()).length);',
    'log(ID, r.ok, r.redirected, r.url.slice(21));',
    'for await (const c of r.body) log(ID, c.length);',
    'log(ID, await r.json().catch((e) => [e.name, e.type]));',
    "r.body.resume(); r.body.on('end', () => log(ID, 'body end')).on('error', (e) => log(ID, e.message));",
    'log(ID, await r.clone().text(), [...r.headers.keys()].join());',
    'r.body.destroy();',
    'log(ID, (await r.arrayBuffer()).byteLength);',
  ]);
  return `try {
  const r = await fetch('http://127.0.0.1:3000/${random.pick(['a', 'b', `f${id}`])}'${options});
  log(ID, r.status, r.statusText);
  ${read}
} catch (e) { log(ID, e.name, e.type, e.code, e.message); }`.replaceAll('ID', String(id));
}

function netClient(random: Choices, id: number): string {
  const text = random.pick([
    'GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n',
    'GET / HTTP/1.0\\r\\n\\r\\n',
    'POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 3\\r\\n\\r\\nabc',
    'nonsense\\r\\n\\r\\n',
    'GET / HTTP/1.1\\r\\nHost: x\\r\\n\\r\\nGET /2 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n',
  ]);
  const then = random.pick([
    '',
    'socket.end();',
    'setTimeout(() => socket.end(), 60);',
    'setTimeout(() => socket.destroy(), 60);',
    "socket.setTimeout(60, () => { log(ID, 'timeout'); socket.destroy(); });",
    'setTimeout(() => socket.resetAndDestroy?.(), 60);',
    'socket.pause(); setTimeout(() => socket.resume(), 60);',
  ]);
  return `await new Promise((done) => {
  const socket = net.connect(${random.pick(["3000, '127.0.0.1'", "{ port: 3000, host: '127.0.0.1', allowHalfOpen: true }", "{ port: 3000, host: '127.0.0.1', noDelay: true, keepAlive: true }"])});
  for (const name of ['connect', 'ready', 'end', 'finish', 'drain']) socket.on(name, () => log(ID, name, socket.readyState));
  socket.setEncoding('latin1').on('data', (d) => log(ID, 'data', d.length > 200 ? d.length : d.replace(/date: .*/i, '')));
  socket.on('error', (e) => log(ID, e.code, e.syscall)).on('close', (bad) => { log(ID, 'close', bad, socket.bytesWritten); done(); });
  socket.write('${text}', () => log(ID, 'written'));
  ${then}
  setTimeout(() => socket.destroy(), 300).unref();
});`.replaceAll('ID', String(id));
}

const HEAD = (fetch: string | undefined) => `import http from 'node:http';
import net from 'node:net';
import { PassThrough, Readable } from 'node:stream';
${fetch === undefined ? '' : "import fetch from 'node-fetch';\n"}const log = console.log;
const shared = new http.Agent({ keepAlive: true, maxSockets: 2 });
setTimeout(() => { log('too long'); process.exit(9); }, 1500).unref();`;

export const pairs: Generator = (random) => {
  const fetch = random.chance(0.5) ? random.pick(['2.6.12', '2.7.0', '3.3.1', '3.3.2']) : undefined;
  const make = (id: number) => {
    if (fetch !== undefined && random.chance(0.7)) return fetchRequest(random, id);
    return random.chance(0.7) ? httpRequest(random, id) : netClient(random, id);
  };
  const parts = random.times(random.between(1, 3), make);
  const pause = random.pick([
    '',
    '',
    'await new Promise((r) => setTimeout(r, 50));',
    'await new Promise((r) => setImmediate(r));',
  ]);
  return {
    client: [
      HEAD(fetch),
      ...parts.flatMap((part) => [part, pause]),
      "log('done');",
      'shared.destroy();',
      '',
    ].join('\n'),
    clientFile: 'client.mjs',
    server: random.chance(0.5) ? rawServer(random) : httpServer(random),
    ...(fetch === undefined ? {} : { fetch }),
  };
};
