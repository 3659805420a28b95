import type { RelayedConnection, RelayedRequest } from '../../relay/connection.ts';

/** Each trial begins with the request for this path, on a connection of its own: pools are empty then. */
export const FIRST_PATH = '/1';

/** Tells the trials of a cell apart. Connections without a request, as those that wait for a server, are left out. */
export function trialsIn(
  connections: readonly RelayedConnection[],
): readonly (readonly RelayedConnection[])[] {
  const trials: RelayedConnection[][] = [];
  const inOrder = connections
    .filter(({ requests }) => requests.length > 0)
    .sort((one, other) => first(one).atUs - first(other).atUs);
  for (const connection of inOrder) {
    if (first(connection).path === FIRST_PATH) trials.push([connection]);
    else trials.at(-1)?.push(connection);
  }
  return trials;
}

/**
 * Whether a later request of a trial went out on the connection of an earlier one. What comes for a socket that was
 * closed the kernel answers, and nobody sees it; so connections are counted against the requests that were made.
 */
export function wasReused(trial: readonly RelayedConnection[], requestsMade: number): boolean {
  return trial.length < requestsMade;
}

function first({ requests }: RelayedConnection): RelayedRequest {
  return requests[0]!;
}
