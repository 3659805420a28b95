import { TIME_MODEL } from '../../lab/kernel/time-model.ts';
import { durationText } from '../../trace/words/time-text.ts';

/**
 * The note under every picture of a run of the Lab. It says that the order of events is Node's and the durations are the
 * model's.
 *
 * Measured from the response to the arrival of the next request, node-fetch 2.6.12, Node 20.0.0 to 26.12.1, loopback, two
 * cores. Warm, 60 pairs in one process: median 0.69 to 0.77 ms, nine of ten within 0.48 and 2.6 ms. Cold, a new process
 * for each pair: 3.1 to 9.5 ms on one day, 7 to 15 ms on another.
 *
 * @param callbacksUs the time of a callback of the client, in microseconds, for each run that is shown; undefined when it
 *   is the model's (src/scenario/process.ts)
 */
export function durationsText(...callbacksUs: readonly (number | undefined)[]): string {
  const shown = callbacksUs.length > 0 ? callbacksUs : [undefined];
  const costs = new Set(shown.map((us) => durationText(us ?? TIME_MODEL.clientPreUs)));
  return `Order of events: Node’s own. Durations: the model’s, ${[...costs].join(' and ')} a callback; measured 0.7 ms in a warm process, 3 to 15 ms in a fresh one.`;
}
