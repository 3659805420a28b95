import { exchangeByEvent } from '../reading/exchanges.ts';
import { windowAround } from '../reading/race-window.ts';
import type { Trace, TraceEvent } from '../record/event.ts';
import { type Glyphs, plain } from './ladder-glyphs.ts';
import { segmentName } from './segment-words.ts';
import { bytesText } from './words.ts';
import { wordsOf } from './words-of.ts';

/** Characters between the client's rail and the server's. */
export const STEP_COLUMNS = 41;

/** A step of the ladder: an arrow between the two rails, or a note on the client's side. */
export function stepText(event: TraceEvent, trace: Trace, glyphs: Glyphs): string {
  const exchange = exchangeByEvent(trace).get(event);
  if (exchange && event === exchange.written) {
    if (typeof event.result === 'string') return note(`write() = ${event.result}`, glyphs);
    const isLate = windowAround(event, trace) !== undefined;
    return outgoing(`Request ${exchange.number}${isLate ? ', too late' : ''}`, glyphs);
  }
  // Where no engine saw the write, the http client's word stands for it.
  if (exchange && (event === exchange.sent || event === exchange.requested))
    return outgoing(`Request ${exchange.number}`, glyphs);
  if (exchange && event === exchange.answered) {
    return incoming(`Response ${exchange.number}, ${bytesText(event.length)}`, glyphs);
  }
  if (exchange && event === exchange.response) {
    return incoming(`Response ${exchange.number}, status ${event.status}`, glyphs);
  }
  if (event.kind === 'packet') {
    const label = segmentName(event);
    return event.from === 'client' ? outgoing(label, glyphs) : incoming(label, glyphs);
  }
  return note(wordsOf(event, trace).short, glyphs);
}

function outgoing(label: string, glyphs: Glyphs): string {
  return `${label} ${shaft(label, glyphs)}${glyphs.right}`;
}

function incoming(label: string, glyphs: Glyphs): string {
  return `${glyphs.left}${shaft(label, glyphs)} ${label}`;
}

/** As long as the label leaves room for; a space and a head are drawn beside it. */
function shaft(label: string, glyphs: Glyphs): string {
  return glyphs.dash.repeat(Math.max(1, STEP_COLUMNS - label.length - 2));
}

function note(text: string, glyphs: Glyphs): string {
  const shown = glyphs.ascii ? plain(text) : text;
  if (shown.length <= STEP_COLUMNS) return shown;
  return `${shown.slice(0, STEP_COLUMNS - glyphs.ellipsis.length)}${glyphs.ellipsis}`;
}
