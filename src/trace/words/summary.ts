import { type Exchange, exchangesOf } from '../reading/exchanges.ts';
import { focusOf } from '../reading/focus.ts';
import { isLendable } from '../reading/lendable.ts';
import { looksAmong } from '../reading/looks.ts';
import { windowLengthUs } from '../reading/race-window.ts';
import { causeOf, errorOf, isAnswered } from '../reading/requests.ts';
import { stopOf } from '../reading/stop.ts';
import { storyOf } from '../reading/story.ts';
import type { Trace } from '../record/event.ts';
import { FOUND_WORDS } from './look-words.ts';
import { durationText } from './time-text.ts';
import { windowEndsText } from './window-words.ts';

/** The picture of a run in a few sentences, for readers who do not see it. The steps follow it in words. */
export function summaryOf(trace: Trace): string {
  if (trace.length === 0) return 'Timing diagram: no run yet.';
  const focus = focusOf(trace);
  if (!focus) {
    return `Timing diagram of a run in which no request was made. ${stopSentence(trace)}`.trimEnd();
  }
  return [
    'Timing diagram.',
    windowSentence(trace),
    lookSentence(trace),
    fateSentence(focus.request, trace),
    othersSentence(focus.request, trace),
    stopSentence(trace),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function windowSentence(trace: Trace): string {
  const window = focusOf(trace)?.window;
  if (!window || !isLendable(window, trace)) return '';
  const length = durationText(windowLengthUs(window, trace));
  return `The race window lasts ${length}, ${windowEndsText(window)}.`;
}

/** Empty for a run on a release that does not look. */
function lookSentence(trace: Trace): string {
  const looks = looksAmong(storyOf(trace), trace);
  const last = looks.at(-1);
  if (!last) return '';
  const what = looks.length > 1 ? `${looks.length} pooled sockets` : 'the pooled socket';
  return `Before Node lends ${what}, it asks the kernel, and finds ${FOUND_WORDS[last.found]}.`;
}

function fateSentence(request: Exchange, trace: Trace): string {
  const { number } = request;
  const where = whereWritten(trace);
  const written = where ? `Request ${number} is written ${where}` : `Request ${number} is made`;
  if (errorOf(request)) return `${written} and fails: ${causeOf(request)}.`;
  return isAnswered(request) ? `${written} and is answered.` : `${written} and gets no answer.`;
}

function othersSentence(request: Exchange, trace: Trace): string {
  const numbers = exchangesOf(trace)
    .filter((each) => each !== request && errorOf(each))
    .map(({ number }) => number);
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
