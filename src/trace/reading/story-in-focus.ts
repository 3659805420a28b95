import type { Trace, TraceEvent } from '../record/event.ts';
import { type Exchange, exchangeByEvent } from './exchanges.ts';
import { focusOf } from './focus.ts';
import { storyOf } from './story.ts';

/**
 * The story of the request in focus and the one before it: their steps, and the steps that belong to
 * no request. It is what a text or a diagram of the fatal moment shows. Empty when the program made
 * no request.
 */
export function storyInFocus(trace: Trace): readonly TraceEvent[] {
  const focus = focusOf(trace);
  if (!focus) return [];
  const exchanges = exchangeByEvent(trace);
  const inFocus: readonly (Exchange | undefined)[] = [focus.previous, focus.request];
  return storyOf(trace).filter((event) => {
    const exchange = exchanges.get(event);
    return !exchange || inFocus.includes(exchange);
  });
}
