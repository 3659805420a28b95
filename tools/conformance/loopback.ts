import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Four digits, as the playground's 3000 has, because offsets in a URL are logged. */
const PORT_MIN = 3001;
const PORT_MAX = 9999;

const SERVER_START_MS_MAX = 10_000;

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORT_MIN + Math.floor(Math.random() * (PORT_MAX - PORT_MIN));
    const probe = net.createServer();
    try {
      probe.listen(port, '127.0.0.1');
      await once(probe, 'listening');
      return port;
    } catch {
    } finally {
      probe.close();
    }
  }
}

/**
 * Waits until a process accepts connections.
 *
 * @param name what the process is called in the error
 * @param limitMs how long it may take
 * @throws Error when the process ends first, or when the time is over
 */
export async function accepting(
  port: number,
  server: ChildProcess,
  name: string,
  limitMs = SERVER_START_MS_MAX,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`${name} ended with ${server.signalCode ?? `code ${server.exitCode}`}`);
    }
    const socket = net.connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await sleep(20); // not listening yet
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`${name} did not listen on port ${port} within ${limitMs} ms`);
}
