// Answers that are not quite HTTP, as a hand-written server may send them: what a release's parser says of each.
// Not here: a header folded over two lines, which llhttp 6 of Node 18 refuses and llhttp 8 accepts.
import http from 'node:http';
import net from 'node:net';

const BODY = 'Content-Length: 2\r\n\r\nok';
const ANSWERS = {
  'line feeds alone': 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok',
  'one header ends in a line feed': `HTTP/1.1 200 OK\r\nA: b\n${BODY}`,
  'two lengths': `HTTP/1.1 200 OK\r\nContent-Length: 2\r\n${BODY}`,
  'a length and chunks': `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n${BODY}`,
  'more than its length': `HTTP/1.1 200 OK\r\n${BODY}more`,
  'more after close': `HTTP/1.1 200 OK\r\nConnection: close\r\n${BODY}more`,
  'two answers': `HTTP/1.1 200 OK\r\n${BODY}HTTP/1.1 200 OK\r\n${BODY}`,
  'a space before the colon': `HTTP/1.1 200 OK\r\nA : b\r\n${BODY}`,
  'no reason phrase': `HTTP/1.1 200\r\n${BODY}`,
  'HTTP/2': `HTTP/2 200 OK\r\n${BODY}`,
  'an empty line first': `\r\nHTTP/1.1 200 OK\r\n${BODY}`,
  'a space after the chunk size':
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2 \r\nok\r\n0\r\n\r\n',
  'a chunk without its end':
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok0\r\n\r\n',
  'no HTTP at all': 'hello\r\n\r\n',
};

for (const [what, answer] of Object.entries(ANSWERS)) {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answer));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  const ask = (insecureHTTPParser) =>
    new Promise((resolve) => {
      const options = { port, host: '127.0.0.1', agent: false, insecureHTTPParser };
      const request = http.get(options, (response) => {
        let text = '';
        response.setEncoding('latin1');
        response.on('data', (part) => (text += part));
        response.on('error', (error) => resolve(`${response.statusCode}, then ${error.code}`));
        response.on('close', () => resolve(`${response.statusCode} ${text}`));
      });
      request.on('error', ({ code, message }) => resolve(`${code} ${message}`));
    });
  console.log(`${what}: ${await ask(false)}`);
  console.log(`  leniently: ${await ask(true)}`);
  await new Promise((closed) => server.close(closed));
}
