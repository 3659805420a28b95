import { exchangesOf } from '../../trace/reading/exchanges.ts';
import { isAnswered } from '../../trace/reading/requests.ts';
import { isServerCloser } from '../../trace/reading/segments.ts';
import type { Trace } from '../../trace/record/event.ts';

/**
 * What became of a run. `answered`: every request that counts. `inside`: the first request that failed was written into
 * the race window. `before`: it was written before the server's FIN. `other`: it failed for another reason, or the
 * program failed without it.
 */
export type Fate = 'answered' | 'inside' | 'before' | 'other';

export const FATES: readonly Fate[] = ['answered', 'inside', 'before', 'other'];

/**
 * The fate of a run. It needs only the events that `endEventsOf` keeps, so that it can be told of a run without a trace.
 *
 * @param answered every request that counts was answered
 */
export function fateOf(trace: Trace, answered: boolean): Fate {
  if (answered) return 'answered';
  const failed = exchangesOf(trace).find((exchange) => !isAnswered(exchange));
  const closer = trace.find((event) => isServerCloser(event) && event.conn === failed?.conn);
  // After a RST the kernel refuses the write, so there is no segment.
  const written = failed?.sent ?? failed?.assigned;
  if (!written || closer?.kind !== 'packet') return 'other';
  return written.t < closer.arrivesAt ? 'before' : 'inside';
}
