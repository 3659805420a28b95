// How long heads and chunk extensions may be, for servers and for clients, exactly at the limit and one byte beyond.
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

const log = console.log;

async function listening(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}

/** What a server answers to these bytes: its status line. */
async function served(title, message, options = {}) {
  const server = http.createServer(options, (request, response) => {
    const { length } = request.rawHeaders;
    let body = 0;
    response.sendDate = false; // the cache of the date sets a timer to the next full second
    request.on('data', (chunk) => {
      body += chunk.length;
    });
    request.on('end', () =>
      response.end(`${length} ${body} ${JSON.stringify(request.trailers).length}`),
    );
  });
  server.on('clientError', ({ code, message }, socket) => {
    log('clientError', code, message);
    if (options.own) return;
    const status = code === 'HPE_HEADER_OVERFLOW' ? 431 : code.includes('EXTENSIONS') ? 413 : 400;
    socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
  });
  if (options.plain) server.removeAllListeners('clientError');
  const port = await listening(server);
  const socket = net
    .connect(port, '127.0.0.1')
    .setEncoding('latin1')
    .on('error', () => {});
  let text = '';
  socket.on('data', (part) => {
    text += part;
  });
  socket.write(message);
  await once(socket, 'close').catch(() => {});
  log(title, text.split('\r\n')[0], text.split('\r\n').at(-1));
  server.close();
}

const CHUNKED =
  'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n';
const DEFAULT = 16_384;
for (const size of [DEFAULT - 9, DEFAULT + 9]) {
  await served(`extension name of ${size}`, `${CHUNKED}2;${'n'.repeat(size)}\r\nAA\r\n0\r\n\r\n`, {
    plain: true,
  });
  await served(`extension of ${size}`, `${CHUNKED}2;n=${'v'.repeat(size - 1)}\r\nAA\r\n0\r\n\r\n`);
}
const half = `1;n=${'v'.repeat(9_000)}\r\nA\r\n`;
await served('two chunks with extensions', `${CHUNKED}${half}${half}0\r\n\r\n`);
await served('a long trailer', `${CHUNKED}1\r\nA\r\n0\r\nT: ${'t'.repeat(DEFAULT)}\r\n\r\n`);

const head = (size) =>
  `GET / HTTP/1.1\r\nConnection: close\r\nHost: a\r\nX: ${'x'.repeat(size)}\r\n\r\n`;
const OTHERS = '/Connectioncloseclose'.length + 'HostaX'.length - 'close'.length;
for (const size of [DEFAULT - 1, DEFAULT, DEFAULT + 1]) {
  await served(`a head of ${size}`, head(size - OTHERS));
  await served(`a head of ${size}, answered by Node`, head(size - OTHERS), { plain: true });
}
await served('a smaller limit', head(600), { maxHeaderSize: 512 });
await served('within it', head(400), { maxHeaderSize: 512 });
await served('a larger limit', head(20_000), { maxHeaderSize: 32_768 });
const many = Array.from({ length: 2100 }, (_, i) => `h${i}: ${i}\r\n`);
await served(
  'many headers',
  `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${many.slice(0, 1500).join('')}\r\n`,
);
await served(
  'too many bytes of them',
  `GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${many.join('')}\r\n`,
);

/** What a client makes of these bytes. */
async function received(title, message, options = {}) {
  const server = net.createServer((socket) => socket.on('error', () => {}).end(message));
  const port = await listening(server);
  const headers = { host: 'a' };
  const request = http.get({ port, host: '127.0.0.1', agent: false, headers, ...options });
  request.on('error', ({ code, message }) => log(title, code, message));
  request.on('response', (response) => {
    response.on('error', ({ code, message }) => log(title, code, message));
    response.resume().on('end', () => log(title, response.rawHeaders.length, response.complete));
  });
  await once(request, 'close').catch(() => {});
  server.close();
}

const answer = (size) => `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(size)}\r\nContent-Length: 0\r\n\r\n`;
for (const size of [10_000, 16_500]) await received(`an answer with ${size}`, answer(size));
await received('with a limit of its own', answer(600), { maxHeaderSize: 512 });
await received('a larger one', answer(20_000), { maxHeaderSize: 32_768 });
const chunkedAnswer = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
await received('an extension', `${chunkedAnswer}2;n=${'v'.repeat(20_000)}\r\nAA\r\n0\r\n\r\n`);
log(http.maxHeaderSize);
