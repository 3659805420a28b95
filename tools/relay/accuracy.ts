/**
 * `node tools/relay/accuracy.ts`: how exactly the relay holds a FIN. For each time it makes connections to a server that
 * closes with its response, and prints the quartiles of the times that were reached.
 */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { quartilesOf } from '../../src/recordings/quartiles.ts';
import { startRelay } from './start-relay.ts';

const HOLDS_US = [100, 200, 500, 1_000, 2_000, 5_000, 20_000, 50_000];
const CONNECTIONS = 200;
/** As between the trials of a warm client (tools/measure/warm-client.ts). */
const APART_MS = 30;

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port: target } = server.address() as AddressInfo;

console.log('asked µs | reached: quartiles, least and most, µs');
for (const holdUs of HOLDS_US) {
  const relay = await startRelay({ target, port: await unusedPort(), holdUs });
  for (let connection = 0; connection < CONNECTIONS; connection += 1) {
    const client = net.connect(relay.port, '127.0.0.1');
    client.write('GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    client.resume();
    await once(client, 'close');
    await sleep(APART_MS);
  }
  const reached = (await relay.connections()).map(
    ({ requests, finSentUs }) => finSentUs! - requests[0]!.answeredUs!,
  );
  await relay.close();
  const [first, median, third] = quartilesOf(reached);
  console.log(
    `${holdUs} | ${first} ${median} ${third}, ${Math.min(...reached)} to ${Math.max(...reached)}`,
  );
}
server.close();

async function unusedPort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
