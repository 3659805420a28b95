import { focusOf } from '../../trace/reading/focus.ts';
import type { Trace } from '../../trace/record/event.ts';
import { stopText, summaryText } from '../../trace/words/summary.ts';

/** A picture in a few sentences, for readers who do not see it. The steps follow it in words. */
export function summaryOf(trace: Trace): string {
  if (trace.length === 0) return 'Timing diagram: no run yet.';
  if (focusOf(trace)) return `Timing diagram. ${summaryText(trace)}`;
  return `Timing diagram of a run in which no request was made. ${stopText(trace)}`.trimEnd();
}
