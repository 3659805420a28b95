import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { RelayedConnection, RelayOptions } from './connection.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

export interface RunningRelay {
  readonly port: number;
  /** What has passed so far, connection by connection in the order of their start. */
  connections(): Promise<readonly RelayedConnection[]>;
  /** Ends it and waits until it has ended. */
  close(): Promise<void>;
}

/**
 * Starts a relay between a client and a server, in a process of its own on the project's Node, so that neither's loop
 * waits for it.
 *
 * @throws Error when it does not start, with what it printed
 */
export async function startRelay(options: RelayOptions): Promise<RunningRelay> {
  const child = fork(CHILD, [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  const errors: string[] = [];
  child.stderr!.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = once(child, 'exit'); // 'close' does not come after disconnect()
  await reply(child, ended, errors);
  return {
    port: options.port,
    async connections() {
      child.send('connections');
      return (await reply(child, ended, errors)) as readonly RelayedConnection[];
    },
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

async function reply(
  child: ChildProcess,
  ended: Promise<unknown>,
  errors: readonly string[],
): Promise<unknown> {
  const stop = new AbortController();
  try {
    const message = once(child, 'message', { signal: stop.signal }).then(([first]) => first);
    const failure = ended.then(() => {
      throw new Error(`the relay ended: ${errors.join('').trim() || 'it said nothing'}`);
    });
    return await Promise.race([message, failure]);
  } finally {
    stop.abort();
  }
}
