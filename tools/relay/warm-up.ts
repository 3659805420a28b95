import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { Relay } from './relay.ts';

/** Enough for V8 to have compiled what holds a FIN; more changes nothing that the quartiles of accuracy.ts show. */
const EXCHANGES = 100;
const HOLD_US = 100;

/** Sends requests through a relay of its own, so that the first FIN that counts is as exact as the later ones. */
export async function warmUp(): Promise<void> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: target } = server.address() as AddressInfo;
  const relay = await Relay.listen({ target, port: 0, holdUs: HOLD_US });
  for (let exchange = 0; exchange < EXCHANGES; exchange += 1) {
    const client = net.connect(relay.port, '127.0.0.1');
    client.write('GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    client.resume();
    await once(client, 'close');
  }
  relay.close();
  server.close();
}
