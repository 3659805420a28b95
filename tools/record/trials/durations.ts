import type { RelayedConnection } from '../../relay/connection.ts';

/** How long after the last byte of its response each FIN was sent, in microseconds. */
export function finTimesIn(connections: readonly RelayedConnection[]): readonly number[] {
  return connections.flatMap(({ requests, finSentUs }) => {
    const answeredUs = requests.findLast((request) => request.answeredUs !== undefined)?.answeredUs;
    return answeredUs === undefined || finSentUs === undefined ? [] : [finSentUs - answeredUs];
  });
}

/** From each response to the next request on its connection, in microseconds. */
export function gapsIn(connections: readonly RelayedConnection[]): readonly number[] {
  return connections.flatMap(({ requests }) =>
    requests.flatMap(({ atUs }, at) => {
      const answeredUs = requests[at - 1]?.answeredUs;
      return answeredUs === undefined ? [] : [atUs - answeredUs];
    }),
  );
}
