import { ClosingServer, requestOnce } from './closing-server.ts';
import { Relay } from './relay.ts';

/** Enough for V8 to have compiled what holds a FIN; more changes nothing that the quartiles of accuracy.ts show. */
const EXCHANGES = 50;
/** One that turning the loop waits for, and one that the thread sleeps for (alarm.ts). */
const HOLDS_US = [100, 1_000];

/** Sends requests through relays of its own, so that the first FIN that counts is as exact as the later ones. */
export async function warmUp(): Promise<void> {
  const server = await ClosingServer.listen();
  for (const holdUs of HOLDS_US) {
    const relay = await Relay.listen({ target: server.port, port: 0, holdUs });
    for (let exchange = 0; exchange < EXCHANGES; exchange += 1) await requestOnce(relay.port);
    relay.close();
  }
  server.close();
}
