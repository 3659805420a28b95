// Takes TLS off and passes the bytes on to a server behind it, and each end of a stream at once.
// node tls-terminator.mjs PORT PORT_BEHIND certificate.pem key.pem
import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';

const [port, portBehind, certificate, key] = process.argv.slice(2);
const options = {
  cert: readFileSync(certificate),
  key: readFileSync(key),
  allowHalfOpen: true,
  noDelay: true,
};

const server = tls.createServer(options, (client) => {
  const behind = net.connect({
    host: '127.0.0.1',
    port: Number(portBehind),
    allowHalfOpen: true,
    noDelay: true,
  });
  client.pipe(behind).pipe(client);
  client.on('error', () => behind.destroy());
  behind.on('error', () => client.destroy());
});
server.listen(Number(port), '127.0.0.1');
