import { focusOf } from '../../trace/reading/focus.ts';
import { stopOf } from '../../trace/reading/stop.ts';
import { storyOf } from '../../trace/reading/story.ts';
import type { Trace } from '../../trace/record/event.ts';
import { durationText } from '../../trace/words/time-text.ts';
import { failureOf, focusedCallOf, otherFailuresOf, windowSpan } from './scene/focused-call.ts';
import { looksAmong } from './scene/looks.ts';

/** A picture in a few sentences, for those who do not see it. The steps follow it in words. */
export function summaryOf(trace: Trace): string {
  const decision = focusedCallOf(trace);
  if (trace.length === 0) return 'Timing diagram: no run yet.';
  if (!decision) {
    return `Timing diagram of a run in which no request was made. ${stopSentence(trace)}`.trimEnd();
  }
  return [
    'Timing diagram.',
    windowSentence(trace),
    lookSentence(trace),
    fateSentence(trace),
    othersSentence(trace),
    stopSentence(trace),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function windowSentence(trace: Trace): string {
  const window = windowSpan(trace);
  if (!window) return '';
  return `The race window lasts ${durationText(window.lengthUs)}, ${window.words}.`;
}

/** Only in releases that look: a run of another has no such moment, and its silence says so. */
function lookSentence(trace: Trace): string {
  const looks = looksAmong(storyOf(trace), trace);
  const last = looks.at(-1);
  if (!last) return '';
  const what = looks.length > 1 ? `${looks.length} pooled sockets` : 'the pooled socket';
  return `Before Node lends ${what}, it asks the kernel, and finds ${last.says}.`;
}

function fateSentence(trace: Trace): string {
  const decision = focusedCallOf(trace);
  if (!decision) return '';
  const { number, fate } = decision;
  const failure = failureOf(trace);
  const where = whereWritten(trace);
  const written = where ? `Request ${number} is written ${where}` : `Request ${number} is made`;
  switch (fate) {
    case 'failed':
      return `${written} and fails: ${failure?.message ?? 'no reason given'}.`;
    case 'answered':
      return `${written} and is answered.`;
    case 'open':
      return `${written} and gets no answer.`;
  }
}

function othersSentence(trace: Trace): string {
  const numbers = otherFailuresOf(trace).map(({ number }) => number);
  if (numbers.length === 0) return '';
  return numbers.length === 1
    ? `Request ${numbers[0]} fails as well.`
    : `Requests ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)} fail as well.`;
}

function stopSentence(trace: Trace): string {
  const stop = stopOf(trace);
  if (!stop) return '';
  const where = stop.line === undefined ? '' : ` in line ${stop.line}`;
  return `The program stops${where}: ${stop.event.error.name}.`;
}

function whereWritten(trace: Trace): string {
  const focus = focusOf(trace);
  const id = focus?.request.written?.id;
  if (!focus || id === undefined) return '';
  if (!focus.window) return 'to a connection that stays open';
  if (focus.window.writesInside.includes(id)) return 'inside it';
  if (focus.window.writesBefore.includes(id)) return 'before the FIN comes';
  return 'outside it, to a new connection';
}
