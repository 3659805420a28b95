// node check-server.mjs URL [METHOD]
// Does this server close a connection when it is asked to, without saying so?
// Sends one request with Connection: close over HTTP/1.1, and watches what comes.
import net from 'node:net';
import tls from 'node:tls';

const WAIT_MS = 3000; // for a close, once bytes have come; and for the first byte, five times as long

const [address, method = 'GET'] = process.argv.slice(2);
if (!URL.canParse(address)) throw new Error('usage: node check-server.mjs URL [METHOD]');
const { protocol, hostname, port, pathname, search, host } = new URL(address);
const secure = protocol === 'https:';
const to = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (secure ? 443 : 80) };
const socket = secure ? tls.connect({ ...to, servername: hostname }) : net.connect(to);

let text = '';
let lastByteAt;
let timer = setTimeout(() => tell('no answer'), 5 * WAIT_MS);

socket.once(secure ? 'secureConnect' : 'connect', () =>
  socket.write(
    `${method} ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n` +
      `Connection: close\r\nAccept: */*\r\nContent-Length: 0\r\n\r\n`,
  ),
);
socket.setEncoding('latin1').on('data', (more) => {
  text += more;
  lastByteAt = performance.now();
  clearTimeout(timer);
  timer = setTimeout(() => tell('stays open'), WAIT_MS);
});
socket.on('end', () => tell('closes'));
socket.on('error', ({ code, message }) => tell(text ? 'closes' : 'failed', code ?? message));

function tell(end, error) {
  clearTimeout(timer);
  const [statusLine, ...fields] = text.split('\r\n\r\n')[0].split('\r\n');
  const version = /^HTTP\/(1\.[01]) \d/.exec(statusLine)?.[1];
  const said = fields.map((line) => /^connection:\s*(.*)$/i.exec(line)?.[1]).find(Boolean);
  const later =
    lastByteAt && `${(performance.now() - lastByteAt).toFixed(1)} ms after its last byte`;
  console.log(`Status line: ${version ? statusLine : 'none that is HTTP/1'}`);
  console.log(`Connection:  ${said ?? 'not said'}`);
  console.log(
    `Close:       ${end}${error ? ` (${error})` : ''}${end === 'closes' && later ? `, ${later}` : ''}`,
  );
  console.log(`\n${conclusion(version, said, end)}`);
  process.exit();
}

function conclusion(version, said, end) {
  if (!version)
    return 'No answer over HTTP/1.1, so this tells nothing. Is it the address that fails?';
  if (/\bclose\b/i.test(said ?? ''))
    return 'It says that it closes. Not this bug: Node drops the socket.';
  if (version === '1.0' && !/keep-alive/i.test(said ?? ''))
    return 'HTTP/1.0. Not this bug: Node does not keep such a connection.';
  if (end !== 'closes') return `It did not close within ${WAIT_MS / 1000} s. Not this bug.`;
  return 'It closes and does not say so. It can be this bug.';
}
