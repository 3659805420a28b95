import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject } from '../../../src/recordings/subject.ts';
import { installFetch, type RealClient } from '../../conformance/real-client.ts';
import type { Parts } from '../parts.ts';
import { preloadTaken, readTaken, type SocketTaken } from './client-log.ts';
import { isForDurations } from './for-durations.ts';
import { fetchVersionOf, isPlaygroundClient } from './programs.ts';

/** A client without its text. */
type ClientPlace = Omit<RealClient, 'text' | 'port'> & {
  /** What its runs have noted so far, where they take notes. */
  taken(): Promise<readonly SocketTaken[]> | undefined;
  close(): Promise<void>;
};

/**
 * Makes the folder of a client with the packages that it imports. All trials of a cell run in it. A client that is there
 * for its durations takes notes.
 *
 * @param certificate of the server, where it speaks TLS: a file that the client trusts
 * @throws Error when this machine does not have the runtime or the library
 */
export async function prepareClient(
  subject: Subject,
  parts: Parts,
  executables: ReadonlyMap<string, string>,
  certificate: string | undefined,
): Promise<ClientPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'record-client-'));
  try {
    await install(subject, parts, folder);
    const isLogged = isForDurations(subject);
    const preload = isLogged ? await preloadTaken(folder) : [];
    const { command, env } = await runtimeOf(subject, parts, executables, folder, preload);
    return {
      folder,
      file: 'client.mjs',
      command,
      taken: () => (isLogged ? readTaken(folder) : undefined),
      env: certificate === undefined ? env : { ...env, NODE_EXTRA_CA_CERTS: certificate },
      close: () => rm(folder, { recursive: true, force: true }),
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function install(subject: Subject, { clients }: Parts, folder: string): Promise<void> {
  const fetch = fetchVersionOf(subject.client);
  if (fetch !== undefined) return installFetch(folder, fetch);
  if (isPlaygroundClient(subject.client)) return;
  const library = clients.find(({ id }) => id === subject.client);
  if (!library) throw new Error(`${subject.client} is not here`);
  await library.part.install(folder);
}

async function runtimeOf(
  { runtime }: Subject,
  { runtimes }: Parts,
  executables: ReadonlyMap<string, string>,
  folder: string,
  preload: readonly string[],
): Promise<Pick<RealClient, 'command' | 'env'>> {
  const executable = executables.get(runtime);
  if (executable) return { command: (file) => [executable, ...preload, file], env: {} };
  const other = runtimes.find(({ id }) => id === runtime);
  if (!other) throw new Error(`${runtime} is not here`);
  const command = await other.part.command(join(folder, 'client.mjs'));
  // Other runtimes look for their caches where the home directory is.
  return { command: () => command, env: { HOME: folder, PATH: process.env['PATH'] ?? '' } };
}
