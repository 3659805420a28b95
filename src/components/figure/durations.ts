import { TIME_MODEL } from '../../lab/kernel/time-model.ts';
import { durationText } from '../../trace/words/time-text.ts';

/**
 * The note under every picture of a run of the Lab. It says that the order of events is Node's and the durations are the
 * model's.
 *
 * Measured from the response until the client asks for a socket for the next request, node-fetch 2.6.12 on the 12 releases of the record, loopback, two cores.
 * Warm: the median. Fresh, a new process for each pair: nine of ten (tools/record/times-in-texts.test.ts).
 *
 * @param callbacksUs the time of a callback of the client, in microseconds, for each run that is shown; undefined when it
 *   is the model's (src/scenario/process.ts)
 */
export function durationsText(...callbacksUs: readonly (number | undefined)[]): string {
  const shown = callbacksUs.length > 0 ? callbacksUs : [undefined];
  const costs = new Set(shown.map((us) => durationText(us ?? TIME_MODEL.clientPreUs)));
  return `Order of events: Node’s own. Durations: the model’s, ${[...costs].join(' and ')} a callback; measured 0.7 ms in a warm process, 4 to 8 ms in a fresh one.`;
}
