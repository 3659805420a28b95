import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { test } from 'node:test';
import { promisify } from 'node:util';

const PROGRAM = 'src/content/programs/check-server.mjs';
const BODY = 'Content-Length: 2\r\n\r\nok';

/** Runs the program on a server, and returns what it prints. */
async function check(server: Server, ...more: readonly string[]): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/path?q=1`;
  try {
    return (await promisify(execFile)(process.execPath, [PROGRAM, url, ...more])).stdout;
  } finally {
    server.close();
  }
}

/** A server that answers each request with a text, and then does something to the connection. */
function answering(text: string, then: (socket: Socket) => void = () => {}): Server {
  return net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(text);
      then(socket);
    });
  });
}

test('a server that closes when asked and does not say so can have this bug', async () => {
  const out = await check(answering(`HTTP/1.1 200 OK\r\n${BODY}`, (socket) => socket.end()));
  assert.match(out, /Status line: HTTP\/1\.1 200 OK/);
  assert.match(out, /Connection: {2}not said/);
  assert.match(out, /Close: {7}closes, [\d.]+ ms after/);
  assert.match(out, /It closes and does not say so\. It can be this bug\./);
});

test('so can a server whose error page says so, because pages are asked one by one', async () => {
  const server = answering(`HTTP/1.1 404 Not Found\r\nConnection: close\r\n${BODY}`, (socket) =>
    socket.end(),
  );
  assert.match(await check(server), /404[\s\S]*Connection: {2}close[\s\S]*says that it closes/);
});

test('a server that closes with a reset counts as closing', async () => {
  const server = answering(`HTTP/1.1 200 OK\r\n${BODY}`, (socket) =>
    setTimeout(() => socket.resetAndDestroy(), 50),
  );
  assert.match(await check(server), /closes \(ECONNRESET\)[\s\S]*It closes and does not say so/);
});

test('Node’s own server says that it closes, and is asked with the given method', async () => {
  const methods: unknown[] = [];
  const server = http.createServer(({ method, url }, response) => {
    methods.push(method, url);
    response.end('ok');
  });
  assert.match(await check(server, 'POST'), /It says that it closes\. Not this bug/);
  assert.deepEqual(methods, ['POST', '/path?q=1']);
});

test('a server that keeps the connection cannot have the bug', async () => {
  const out = await check(answering(`HTTP/1.1 200 OK\r\n${BODY}`));
  assert.match(out, /Close: {7}stays open[\s\S]*did not close within 3 s\. Not this bug/);
});

test('nor can a server that speaks HTTP/1.0', async () => {
  const out = await check(answering(`HTTP/1.0 200 OK\r\n${BODY}`, (socket) => socket.end()));
  assert.match(out, /HTTP\/1\.0\. Not this bug/);
});

test('a server that does not answer in HTTP/1 tells nothing', async () => {
  const out = await check(answering('\x00\x00\x12\x04', (socket) => socket.end()));
  assert.match(out, /none that is HTTP\/1[\s\S]*this tells nothing/);
});
