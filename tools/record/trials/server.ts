import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../../../src/recordings/subject.ts';
import { accepting, freePort, withPort } from '../../conformance/listening.ts';
import type { RelayedConnection } from '../../relay/connection.ts';
import type { Parts } from '../parts.ts';
import { preloadLog, readLog } from './server-log.ts';

/** The server of a cell. It stays up for all trials. */
export interface CellServer {
  readonly port: number;
  /** A file that clients have to trust, where it speaks TLS. */
  readonly certificate?: string | undefined;
  /**
   * Ends it and removes its folder; a second call does nothing.
   *
   * @returns what it saw of its connections, if it took notes
   * @throws Error when it had ended before
   */
  close(): Promise<readonly RelayedConnection[] | undefined>;
}

/** Starts the text of a server.mjs. With `isLogged` it takes notes of its connections. */
export async function startPlaygroundServer(
  text: string,
  executable: string,
  isLogged: boolean,
): Promise<CellServer> {
  const folder = await newFolder();
  const port = await freePort();
  await writeFile(join(folder, 'server.mjs'), withPort(text, port));
  const preload = isLogged ? await preloadLog(folder) : [];
  const child = spawn(executable, [...preload, 'server.mjs'], {
    cwd: folder,
    stdio: 'ignore',
    env: {},
  });
  const ended = once(child, 'exit');
  const end = async () => {
    child.kill();
    await ended;
  };
  const server = closingOnce(child, port, folder, end, () =>
    isLogged ? readLog(folder) : undefined,
  );
  try {
    await accepting(port, child);
    return server;
  } catch (error) {
    await end();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** @throws Error when this machine does not have the product, or it does not start */
export async function startProduct(
  { product, tls }: Subject,
  { servers }: Parts,
): Promise<CellServer> {
  const present = servers.find(({ id }) => id === product);
  if (!present) throw new Error(`${product} is not here`);
  const folder = await newFolder();
  const port = await freePort();
  try {
    const running = await present.part.start({ port, folder, tls: tls === 'on' });
    const server = closingOnce(
      running.process,
      port,
      folder,
      () => running.close(),
      () => undefined,
    );
    return { ...server, certificate: running.certificate };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function closingOnce(
  child: ChildProcess,
  port: number,
  folder: string,
  end: () => Promise<void>,
  notes: () => Promise<readonly RelayedConnection[]> | undefined,
): CellServer {
  let isClosed = false;
  return {
    port,
    async close() {
      if (isClosed) return undefined;
      isClosed = true;
      const hadEnded = child.exitCode !== null || child.signalCode !== null;
      try {
        await end();
        if (hadEnded) throw new Error('the server ended before its clients did');
        return await notes();
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'record-server-'));
}
