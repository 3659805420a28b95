import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import tls from 'node:tls';
import { freePort } from '../../conformance/listening.ts';
import { executableHere } from '../../measure/release.ts';
import { ANSWER, SERVER_NODE } from './answer.ts';
import { askServer } from './ask-server.ts';
import { missingOpenssl } from './certificate.ts';
import { startProcess } from './server-process.ts';
import { lighttpd } from './servers/lighttpd.ts';
import { nginx } from './servers/nginx.ts';
import { nodeHttp } from './servers/node-http.ts';
import { python } from './servers/python.ts';
import { startTerminator } from './servers/tls-terminator.ts';
import type { RunningServer } from './subject.ts';

// The others need downloads or a build: `node tools/record/subjects/check.ts` tries them all.
const ECHOES_CLOSE = new Map([
  [nodeHttp, true],
  [nginx, true],
  [lighttpd, true],
  [python('1.0'), false],
  [python('1.1'), false],
]);

/** A test downloads nothing. */
const withoutNode =
  executableHere(SERVER_NODE) === undefined ? `Node ${SERVER_NODE} is not here` : undefined;

for (const [server, echoesClose] of ECHOES_CLOSE) {
  const skip = (server === nodeHttp && withoutNode) || (await server.missing()) || false;
  for (const isTls of server.tls ? [false, true] : [false]) {
    test(`${server.name} answers ${isTls ? 'https' : 'http'}, and closes when asked to`, {
      skip,
    }, async () => {
      assert.match(await server.version(), /^\d+\.\d+/);
      const facts = { status: 200, body: ANSWER, echoesClose, closes: true };
      assert.deepEqual(await askServer(server, isTls), { GET: facts, POST: facts });
    });
  }
}

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'subject-test-'));
  try {
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Answers whatever comes and closes, without a word about it. */
const SILENT_CLOSE = `require('node:net').createServer((socket) => {
  socket.once('data', () => socket.end('HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok'));
}).listen(Number(process.argv[1]), '127.0.0.1');`;

function startNode(text: string, port: number, folder: string): Promise<RunningServer> {
  const args = ['-e', text, String(port)];
  return startProcess({ name: 'a server', program: process.execPath, args, port, folder });
}

const noTerminator = withoutNode ?? (await missingOpenssl()) ?? false;

test('the TLS terminator passes the bytes on, and the end of the server behind it', {
  skip: noTerminator,
}, async () => {
  await inFolder(async (folder) => {
    const port = await freePort();
    const running = await startTerminator(port, folder, (behind) =>
      startNode(SILENT_CLOSE, behind, folder),
    );
    try {
      const ca = await readFile(running.certificate!);
      const socket = tls.connect({ host: '127.0.0.1', port, ca });
      let answer = '';
      socket.setEncoding('latin1').on('data', (part: string) => (answer += part));
      socket.write('GET / HTTP/1.1\r\n\r\n');
      await once(socket, 'end', { signal: AbortSignal.timeout(2000) });
      assert.match(answer, /^HTTP\/1\.1 200 OK[\s\S]*ok$/);
    } finally {
      await running.close();
    }
  });
});

test('a server that ends is an error with its last words, and so is a program that is not there', async () => {
  await inFolder(async (folder) => {
    const port = await freePort();
    await assert.rejects(
      startNode("console.error('no such directive'); process.exitCode = 4;", port, folder),
      /^Error: a server ended with code 4: no such directive$/,
    );
    const nowhere = { name: 'a server', program: join(folder, 'nothing'), args: [], port, folder };
    await assert.rejects(startProcess(nowhere), /ENOENT/);
  });
});

test('a server that was closed has ended', async () => {
  await inFolder(async (folder) => {
    const running = await startNode(SILENT_CLOSE, await freePort(), folder);
    await running.close();
    assert.equal(running.process.signalCode, 'SIGTERM');
  });
});
