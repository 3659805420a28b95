import type { Trace } from './event.ts';
import { type Focus, focusOf } from './focus.ts';
import { reasonsOfAnswer } from './reasons-of-answer.ts';
import { reasonsOfFailure } from './reasons-of-failure.ts';
import { repetitionsOf } from './repeats.ts';
import { errorOf, isAnswered } from './requests.ts';

/** Why the request in focus ended as it did: sentences, each of which an event of the trace proves. */
export function reasonsFor(trace: Trace): readonly string[] {
  const focus = focusOf(trace);
  if (!focus) return [];
  if (errorOf(focus.request)) return [...reasonsOfFailure(focus, trace), ...retry(focus, trace)];
  if (!isAnswered(focus.request)) return [];
  return focus.previous ? reasonsOfAnswer(focus.request, focus.previous, focus.window, trace) : [];
}

/** A program that asks again turns the failure into a delay. */
function retry({ request }: Focus, trace: Trace): string[] {
  const again = repetitionsOf(trace).get(request);
  if (!again) return [];
  const where = again.reused ? '' : ' on a new connection';
  return [`Request ${again.number} asked for the same again${where}, and was answered.`];
}
