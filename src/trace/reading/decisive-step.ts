import type { Trace } from '../record/event.ts';
import { focusOf } from './focus.ts';
import { hasBrokenBody } from './requests.ts';
import { stopOf } from './stop.ts';

/**
 * The place of the decisive step in a trace. It is the first of these that the run has: the error by
 * which the program itself stopped; the failure of the body of the request in focus; the write of
 * that request; the end of the run. It is -1 in an empty trace.
 */
export function decisiveStepOf(trace: Trace): number {
  const stop = stopOf(trace);
  if (stop) return trace.indexOf(stop.event);
  const request = focusOf(trace)?.request;
  if (request?.failed && hasBrokenBody(request, trace)) return trace.indexOf(request.failed);
  const event = request?.written ?? request?.sent ?? request?.requested;
  return event ? trace.indexOf(event) : trace.length - 1;
}
