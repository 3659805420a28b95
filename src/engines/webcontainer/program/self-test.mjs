// Checks what a runtime has to do right before its answers count. Each finding is printed as a JSON text sequence
// (RFC 7464), like the probe's records, so that it can be told from other output.
import net from 'node:net';

report({ check: 'version', value: process.version });

const server = net.createServer((socket) => socket.end('pong'));
server.listen(0, '127.0.0.1', () => {
  const socket = net.connect(server.address().port, '127.0.0.1');
  socket.setEncoding('latin1');
  socket.on('data', (text) => report({ check: 'echo', value: text === 'pong' }));
  socket.on('end', () => report({ check: 'end', value: true }));
  socket.on('error', ({ code }) => report({ check: 'error', value: code }));
  socket.on('close', () => server.close());
});

function report(finding) {
  process.stdout.write(`\x1e${JSON.stringify(finding)}\n`);
}
