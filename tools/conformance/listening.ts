import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The port in the playground's programs. Real runs use others with as many digits, because offsets in a URL are logged.
 */
const PLAYGROUND_PORT = /\b3000\b/g;
const PORT_MIN = 3001;
const PORT_MAX = 9999;

/** Ports of that range that fetch refuses (Fetch Standard, “bad port”). */
const REFUSED_BY_FETCH: readonly number[] = [
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
];

const SERVER_START_MS_MAX = 10_000;

export function withPort(program: string, port: number): string {
  return program.replace(PLAYGROUND_PORT, String(port));
}

/** A port of 127.0.0.1 with four digits on which nothing listens now, and which every client uses. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORT_MIN + Math.floor(Math.random() * (PORT_MAX - PORT_MIN));
    if (REFUSED_BY_FETCH.includes(port)) continue;
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
 * Waits until a server accepts connections.
 *
 * @param name what it is called in the error
 * @throws Error when it ends or does not listen in time
 */
export async function accepting(
  port: number,
  server: ChildProcess,
  name = 'server.mjs',
): Promise<void> {
  const deadline = performance.now() + SERVER_START_MS_MAX;
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
  throw new Error(`${name} did not listen on port ${port} within ${SERVER_START_MS_MAX} ms`);
}
