import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What npm has to install for a client, in the form of its lock file: each package with its version and its sha512. */
export interface ClientLock {
  readonly packages: Readonly<Record<string, unknown>>;
}

/** By name and version: `axios@1.21.1`. `pin.ts` writes it. */
type ClientLocks = Readonly<Record<string, ClientLock>>;

export const LOCKS_FILE = fileURLToPath(new URL('locks.json', import.meta.url));

export async function readLocks(): Promise<ClientLocks> {
  return JSON.parse(await readFile(LOCKS_FILE, 'utf8'));
}

/** The package.json of a folder that has nothing but the client. */
export function manifestOf(name: string, version: string): string {
  return JSON.stringify({ private: true, dependencies: { [name]: version } });
}
