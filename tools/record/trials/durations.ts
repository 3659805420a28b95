import type { RelayedConnection } from '../../relay/connection.ts';
import { FIRST_PATH } from './reuse.ts';

/** How long after the last byte of its response each FIN was sent, in microseconds. */
export function finTimesIn(connections: readonly RelayedConnection[]): readonly number[] {
  return connections.flatMap(({ requests, finSentUs }) => {
    const answeredUs = requests.findLast((request) => request.answeredUs !== undefined)?.answeredUs;
    return answeredUs === undefined || finSentUs === undefined ? [] : [finSentUs - answeredUs];
  });
}

/**
 * From each response to the next request on its connection, in microseconds. A runtime whose pool nobody can empty
 * begins the next trial on the same connection; the pause before it is none of the client's.
 */
export function gapsIn(connections: readonly RelayedConnection[]): readonly number[] {
  return connections.flatMap(({ requests }) =>
    requests.flatMap(({ atUs, path }, at) => {
      const answeredUs = requests[at - 1]?.answeredUs;
      return answeredUs === undefined || path === FIRST_PATH ? [] : [atUs - answeredUs];
    }),
  );
}
