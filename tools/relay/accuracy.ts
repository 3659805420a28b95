/**
 * `node tools/relay/accuracy.ts`: how exactly the relay holds a FIN. For each time it makes connections to a server that
 * closes with its response, and prints the quartiles of the times that were reached.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { quartilesOf } from '../../src/recordings/quartiles.ts';
import { freePort } from '../conformance/listening.ts';
import { ClosingServer, requestOnce } from './closing-server.ts';
import { startRelay } from './start-relay.ts';

const HOLDS_US = [100, 200, 500, 1_000, 2_000, 5_000, 20_000, 50_000];
const CONNECTIONS = 200;
/** As between the trials of a warm client (tools/measure/warm-client.ts). */
const APART_MS = 30;

const server = await ClosingServer.listen();

console.log('asked µs | reached: quartiles, least and most, µs');
for (const holdUs of HOLDS_US) {
  const relay = await startRelay({ target: server.port, port: await freePort(), holdUs });
  for (let connection = 0; connection < CONNECTIONS; connection += 1) {
    await requestOnce(relay.port);
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
