import type { TimePair } from '../../../src/recordings/record.ts';
import type { RelayedConnection } from '../../relay/connection.ts';
import type { SocketTaken } from './client-log.ts';

/** Of the second request of a trial. */
const SECOND_PATH = '/2';

/**
 * The times of each trial, counted from its first response: when its FIN went out, and when the client asked for a socket
 * for the next request. A trial that was not seen whole has none.
 *
 * @param trials the connections of each trial, in the order of the trials
 * @param taken what the client has noted, by the same clock
 */
export function pairsIn(
  trials: readonly (readonly RelayedConnection[])[],
  taken: readonly SocketTaken[],
): readonly TimePair[] {
  const seconds = taken.filter(({ path }) => path === SECOND_PATH).map(({ atUs }) => atUs);
  return trials.flatMap(([first], trial): TimePair[] => {
    const answeredUs = first?.requests[0]?.answeredUs;
    if (answeredUs === undefined || first?.finSentUs === undefined) return [];
    const nextTrialUs = trials[trial + 1]?.[0]?.requests[0]?.atUs ?? Number.POSITIVE_INFINITY;
    const takenUs = seconds.find((atUs) => atUs > answeredUs && atUs < nextTrialUs);
    return takenUs === undefined ? [] : [[first.finSentUs - answeredUs, takenUs - answeredUs]];
  });
}
