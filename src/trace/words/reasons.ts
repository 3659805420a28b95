import { type Focus, focusOf } from '../reading/focus.ts';
import { repetitionsOf } from '../reading/repeats.ts';
import { errorOf, isAnswered } from '../reading/requests.ts';
import type { Trace } from '../record/event.ts';
import { reasonsOfAnswer } from './reasons-of-answer.ts';
import { reasonsOfFailure } from './reasons-of-failure.ts';

/** Why the request in focus ended as it did. An event of the trace proves each sentence. */
export function reasonsFor(trace: Trace): readonly string[] {
  const focus = focusOf(trace);
  if (!focus) return [];
  if (errorOf(focus.request)) return [...reasonsOfFailure(focus, trace), ...retry(focus, trace)];
  if (!isAnswered(focus.request)) return [];
  return focus.previous ? reasonsOfAnswer(focus.request, focus.previous, focus.window, trace) : [];
}

/** The sentence about a repetition: the program lost time but not the answer. */
function retry({ request }: Focus, trace: Trace): string[] {
  const again = repetitionsOf(trace).get(request);
  if (!again) return [];
  const where = again.reused ? '' : ' on a new connection';
  return [`Request ${again.number} asked for the same again${where}, and was answered.`];
}
