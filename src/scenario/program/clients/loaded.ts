import type { Client } from '../../clients.ts';
import type { ClientCode } from './client-code.ts';

/** Clients whose programs need no code beside that of the playground. */
const ALWAYS_THERE: readonly Client[] = ['node-fetch', 'http'];

/** What a reader is told when `loadClients` fails: only the network makes it fail. */
export const CLIENTS_NOT_LOADED =
  'its program could not be loaded. Check the connection and reload the page.';

let clientCode: ((client: Client) => ClientCode) | undefined;

/** Whether `codeOf` answers for this client. A page has to `loadClients` first otherwise. */
export function isLoaded(client: Client): boolean {
  return clientCode !== undefined || ALWAYS_THERE.includes(client);
}

/**
 * Loads how programs of the other clients are written. It is apart from the rest because most readers of a page never
 * pick one.
 */
export async function loadClients(): Promise<void> {
  clientCode = (await import('./index.ts')).clientCode;
}

/**
 * @returns undefined for node-fetch and http.request
 * @throws Error before `loadClients` has ended
 */
export function codeOf(client: Client): ClientCode | undefined {
  if (ALWAYS_THERE.includes(client)) return undefined;
  if (!clientCode) throw new Error(`${client}: await loadClients() first`);
  return clientCode(client);
}
