import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const PROGRAM = 'src/content/programs/check-server.mjs';
const BODY = 'Content-Length: 2\r\n\r\nok';
const folder = mkdtempSync(join(tmpdir(), 'check-server-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args]);
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { stdout, stderr, status };
}

/** Runs the command on a server, which is ended afterwards. */
async function check(server: Server | http.Server, scheme: string, ...more: readonly string[]) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    return await run(`${scheme}://127.0.0.1:${port}/path?q=1`, '--wait-ms=700', ...more);
  } finally {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  }
}

/** A server that answers each request with a text, and then does something to the connection. */
function answering(answer: string, then: (socket: Socket) => void = () => {}): Server {
  return net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(answer);
      then(socket);
    });
  });
}

const ends = (socket: Socket) => socket.end();

test('silent-close: a server that closes when asked and does not say so can have this bug', async () => {
  const { stdout, status } = await check(answering(`HTTP/1.1 200 OK\r\n${BODY}`, ends), 'http');
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^Status line: HTTP\/1\.1 200 OK\nConnection: {2}not said\nClose: {7}closes, /,
  );
  assert.match(stdout, /It closes and does not say so\. It can be this bug\.\n$/);
});

test('echo-close: Node’s own server says that it closes, and is asked with the given method and path', async () => {
  const asked: unknown[] = [];
  const server = http.createServer(({ method, url }, response) => {
    asked.push(method, url);
    response.end('ok');
  });
  const { status, stdout } = await check(server, 'http', '--method=post', '--path=/rpc');
  assert.deepEqual([status, asked], [1, ['POST', '/rpc']]);
  assert.match(stdout, /says that it closes/);
});

test('always-close: a server that closes unasked closes when asked, too', async () => {
  const server = answering(`HTTP/1.1 200 OK\r\nKeep-Alive: timeout=5\r\n${BODY}`, ends);
  assert.equal((await check(server, 'http')).status, 0);
});

test('keep-open: a server that keeps the connection cannot have the bug', async () => {
  const { stdout, status } = await check(answering(`HTTP/1.1 200 OK\r\n${BODY}`), 'http');
  assert.equal(status, 1);
  assert.match(stdout, /stays open[\s\S]*did not close within 0\.7 s/);
});

test('a reset is a close; HTTP/1.0 is none of this bug', async () => {
  const resets = answering(`HTTP/1.1 200 OK\r\n${BODY}`, (socket) =>
    setTimeout(() => socket.resetAndDestroy(), 50),
  );
  const { stdout, status } = await check(resets, 'http');
  assert.equal(status, 0);
  assert.match(stdout, /closes with a reset/);
  const old = answering(`HTTP/1.0 200 OK\r\n${BODY}`, ends);
  assert.equal((await check(old, 'http')).status, 1);
});

test('--json has the verdict, what was said, and when it closed', async () => {
  const { stdout } = await check(answering(`HTTP/1.1 200 OK\r\n${BODY}`, ends), 'http', '--json');
  const { closeMs, ...rest } = JSON.parse(stdout);
  assert.ok(closeMs >= 0 && closeMs < 700);
  assert.deepEqual(rest, {
    verdict: 'can-be-this-bug',
    says: 'It closes and does not say so. It can be this bug.',
    statusLine: 'HTTP/1.1 200 OK',
    close: 'closes',
  });
});

test('over TLS: a certificate that is not trusted is said, and --insecure asks all the same', async (t) => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const how = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
  const made = await promisify(execFile)('openssl', [
    ...how,
    ...subject,
    '-keyout',
    key,
    '-out',
    cert,
  ]).then(
    () => true,
    () => false,
  );
  if (!made) return t.skip('openssl is not installed, so there is no certificate');
  const { readFileSync } = await import('node:fs');
  const server = () =>
    https.createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) =>
      response.end('ok'),
    );
  const refused = await check(server(), 'https');
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. Ask with --insecure/);
  const asked = await check(server(), 'https', '--insecure');
  assert.equal(asked.status, 1);
  assert.match(asked.stdout, /says that it closes/);
  const plain = await check(server(), 'http');
  assert.equal(plain.status, 3);
  assert.match(plain.stdout, /https:\/\//);
});

test('what cannot be asked is named, with status 2', async () => {
  const closed = net.createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const { port } = closed.address() as AddressInfo;
  closed.close();
  await once(closed, 'close');
  for (const [args, message] of [
    [[], /Name one address/],
    [['ftp://127.0.0.1/'], /ftp:\/\/ is not asked/],
    [['http://'], /is no address/],
    [['http://a/', '--method', 'GE T'], /is no method/],
    [['http://a/', '--path', 'x'], /begins with/],
    [['http://a/', '--wait-ms', '0'], /whole number/],
    [['http://a/', '--colour'], /colour/],
    [[`http://127.0.0.1:${port}/`], /ECONNREFUSED\): nobody listens/],
    [[`https://127.0.0.1:${port}/`], /ECONNREFUSED/],
  ] as const) {
    const { status, stderr } = await run(...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr, message);
  }
});

test('silence and other protocols cannot be told', async () => {
  const silent = net.createServer((socket) => socket.on('error', () => {}));
  const answer = await check(silent, 'http', '--wait-ms=100');
  assert.equal(answer.status, 3);
  assert.match(answer.stdout, /did not answer/);
  const other = await check(answering('220 mail.example ESMTP\r\n', ends), 'http');
  assert.equal(other.status, 3);
  assert.match(other.stdout, /no HTTP\/1/);
});

test('the program to copy comes to the same conclusions', async () => {
  for (const [server, says] of [
    [() => answering(`HTTP/1.1 200 OK\r\n${BODY}`, ends), /It can be this bug/],
    [() => answering(`HTTP/1.0 200 OK\r\n${BODY}`, ends), /Not this bug/],
    [() => http.createServer((_, response) => response.end('ok')), /Not this bug/],
  ] as const) {
    assert.match((await check(server(), 'http')).stdout, says);
    const asked = server().listen(0, '127.0.0.1');
    await once(asked, 'listening');
    const { port } = asked.address() as AddressInfo;
    const args = [PROGRAM, `http://127.0.0.1:${port}/path`];
    assert.match((await promisify(execFile)(process.execPath, args)).stdout, says);
    asked.close();
  }
});

test('nginx and lighttpd say that they close', async (t) => {
  const port = 20_000 + (process.pid % 20_000);
  const nginx = join(folder, 'nginx.conf');
  writeFileSync(
    nginx,
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {} http { access_log off;
     server { listen 127.0.0.1:${port}; location / { return 200 "ok"; } } }`,
  );
  const lighttpd = join(folder, 'lighttpd.conf');
  writeFileSync(
    lighttpd,
    `server.document-root = "${folder}"\nserver.port = ${port + 1}\nserver.bind = "127.0.0.1"\n`,
  );
  const programs = [
    ['nginx', ['-p', folder, '-c', nginx], port],
    ['lighttpd', ['-D', '-f', lighttpd], port + 1],
  ] as const;
  for (const [program, args, at] of programs)
    await t.test(program, async (one) => {
      const child = spawn(program, args, { stdio: 'ignore' });
      const isThere = await Promise.race([
        once(child, 'spawn').then(() => true),
        once(child, 'error').then(() => false),
      ]);
      if (!isThere) return one.skip(`${program} is not installed`);
      try {
        await listens(at);
        const { status, stdout } = await run(`http://127.0.0.1:${at}/`, '--wait-ms=700');
        assert.equal(status, 1, stdout);
        assert.match(stdout, /Connection: {2}close/);
      } finally {
        child.kill('SIGTERM');
        await once(child, 'close');
      }
    });
});

/** Waits until somebody listens on a port. */
async function listens(port: number): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const socket = net.connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nobody listens on ${port}`);
}
