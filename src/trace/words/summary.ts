import { exchangesOf } from '../reading/exchanges.ts';
import { focusOf } from '../reading/focus.ts';
import { isLendable } from '../reading/lendable.ts';
import { foundBy, isLook } from '../reading/looks.ts';
import { closerOf, type RaceWindow, windowLengthUs } from '../reading/race-window.ts';
import { causeOf, errorOf, isAnswered } from '../reading/requests.ts';
import { stopOf } from '../reading/stop.ts';
import { storyOf } from '../reading/story.ts';
import type { Trace } from '../record/event.ts';
import { foundText } from './look-words.ts';
import { placeOfStop } from './program-words.ts';
import { capitalized, requestsText } from './request-words.ts';
import { durationText } from './time-text.ts';
import { windowEndsText } from './window-words.ts';

/** A run that made a request, in a few sentences: what a picture of it shows. */
export function summaryText(trace: Trace): string {
  return [windowText(trace), lookText(trace), fateText(trace), othersText(trace), stopText(trace)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function windowText(trace: Trace): string {
  const window = focusOf(trace)?.window;
  if (!window || !isLendable(window, trace)) return '';
  const length = durationText(windowLengthUs(window, trace));
  return `The race window lasts ${length}, ${windowEndsText(window)}.`;
}

/** Only in releases that look. A run of another release has no such moment, so nothing is said of it. */
function lookText(trace: Trace): string {
  const looks = storyOf(trace).filter((event) => isLook(event) && event.actor === 'client');
  const last = looks.filter(isLook).at(-1);
  if (!last) return '';
  const what = looks.length > 1 ? `${looks.length} pooled sockets` : 'the pooled socket';
  return `Before Node lends ${what}, it asks the kernel, and finds ${foundText(foundBy(last, trace))}.`;
}

function fateText(trace: Trace): string {
  const request = focusOf(trace)?.request;
  if (!request) return '';
  const where = placeOfWrite(trace);
  const written = `Request ${request.number} is ${where ? `written ${where}` : 'made'}`;
  if (errorOf(request)) return `${written} and fails: ${causeOf(request)}.`;
  return isAnswered(request) ? `${written} and is answered.` : `${written} and gets no answer.`;
}

function placeOfWrite(trace: Trace): string {
  const { request, window } = focusOf(trace) ?? {};
  const id = request?.written?.id;
  if (id === undefined) return '';
  return window ? placeAround(window, id) : 'to a connection that stays open';
}

function placeAround(window: RaceWindow, id: string): string {
  if (window.writesInside.includes(id)) return 'inside it';
  if (window.writesBefore.includes(id)) return `before the ${closerOf(window)} comes`;
  return 'outside it, to a new connection';
}

function othersText(trace: Trace): string {
  const inFocus = focusOf(trace)?.request;
  const numbers = exchangesOf(trace)
    .filter((exchange) => exchange !== inFocus && errorOf(exchange))
    .map(({ number }) => number);
  if (numbers.length === 0) return '';
  return `${capitalized(requestsText(numbers))} ${numbers.length === 1 ? 'fails' : 'fail'} as well.`;
}

/** Empty where the program did not stop by an error of its own. */
export function stopText(trace: Trace): string {
  const stop = stopOf(trace);
  return stop ? `The program stops${placeOfStop(stop)}: ${stop.event.error.name}.` : '';
}
