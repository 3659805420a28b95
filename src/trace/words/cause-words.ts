import { focusOf } from '../reading/focus.ts';
import { isLook } from '../reading/looks.ts';
import { isBefore } from '../reading/order.ts';
import { closerOf } from '../reading/race-window.ts';
import { isAnswered } from '../reading/requests.ts';
import type { Trace } from '../record/event.ts';
import { durationText } from './time-text.ts';
import { afterCloserText } from './window-words.ts';

/**
 * By how much a run was decided, in a clause after “because”: the reasons of the verdict have the sentences. Undefined
 * where the trace does not show it.
 */
export function causeText(trace: Trace): string | undefined {
  const focus = focusOf(trace);
  if (!focus?.window) return undefined;
  const { request, window } = focus;
  const closer = closerOf(window);
  const { closes, closesAt, closedBy, opensAt } = window;
  if (isAnswered(request)) {
    if (closesAt === undefined || !closes) return undefined;
    if (closedBy === 'look')
      return `the ${closer} came ${durationText(closesAt - opensAt)} before Node looked`;
    if (closedBy !== 'read' || !request.written || !isBefore(closes, request.written, trace))
      return undefined;
    const before = durationText(request.written.t - closesAt);
    return `Node read the ${closer} ${before} before request ${request.number} was written`;
  }
  const { written, number } = request;
  if (!written) return undefined;
  if (window.writesInside.includes(written.id)) {
    return `request ${number} was written ${afterCloserText(written, window)}, which Node had not read`;
  }
  if (!window.writesBefore.includes(written.id)) return undefined;
  const look = trace.findLast(
    (event) => isLook(event) && event.conn === window.conn && isBefore(event, written, trace),
  );
  return look
    ? `the ${closer} came ${durationText(opensAt - look.t)} after Node looked`
    : `request ${number} was written ${durationText(opensAt - written.t)} before the ${closer} came`;
}
