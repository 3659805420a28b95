import {
  type Exchange,
  exchangeByEvent,
  exchangeByNumber,
  exchangesBySocket,
} from '../reading/exchanges.ts';
import { focusOf } from '../reading/focus.ts';
import { isLook } from '../reading/looks.ts';
import { isBefore, phasesBetween } from '../reading/order.ts';
import { type RaceWindow, windowByConnection } from '../reading/race-window.ts';
import { causeOf } from '../reading/requests.ts';
import { seesWire } from '../reading/sees.ts';
import { closerName, isServerCloser } from '../reading/segments.ts';
import type {
  HttpErrorEvent,
  HttpEvent,
  HttpRequestEvent,
  HttpSocketEvent,
  HttpSocketFateEvent,
  Trace,
  TraceEvent,
} from '../record/event.ts';
import { durationText } from './time-text.ts';
import { excerpt, type Words, words } from './words.ts';

/** The longest path that fits into a label. */
const PATH_CHARS = 24;

/** Words for what Node's http client did. */
export function httpWords(event: HttpEvent, trace: Trace): Words {
  switch (event.what) {
    case 'request':
      return requestWords(event, trace);
    case 'socket':
      return event.reused ? reuseWords(event, trace) : assignWords(event);
    case 'response':
      return words(
        `‘response’: ${event.status}`,
        `Node emits ‘response’ for request ${event.request}: status ${event.status}.`,
      );
    case 'error':
      return errorWords(event, trace);
    case 'connected':
    case 'pooled':
    case 'eof':
    case 'closed':
      return fateWords(event, trace);
    case 'turn':
      return words(
        `Turn ${event.turn} of the loop`,
        `The event loop came round: turn ${event.turn}.`,
      );
  }
}

function requestWords(event: HttpRequestEvent, trace: Trace): Words {
  const short = `The program asks: ${event.method} ${excerpt(withoutOrigin(event.url), PATH_CHARS)}`;
  const exchange = exchangeByEvent(trace).get(event);
  const focus = focusOf(trace);
  if (!focus || exchange !== focus.request || !focus.previous?.read) return words(short);
  const between = phasesBetween(focus.previous.read, event, trace);
  if (!between) return words(short);
  if (between.includes('poll')) {
    return words(
      short,
      'The program asks again.',
      'The loop has polled since the response was read.',
    );
  }
  const phase = between.at(-1);
  return phase
    ? words(
        `${short}, in the ${phase} phase`,
        `The program asks again, in the ${phase} phase, before any further poll.`,
      )
    : words(
        `${short}, in the same turn`,
        `The program asks again, in the turn that read response ${focus.previous.number}.`,
        'An await resumes in a microtask, and microtasks run inside the callback that read the response. The loop has not moved on.',
      );
}

/** The call that makes a request, for a label in a picture, the fullest form first. */
export function callForms({ number, requested }: Exchange): readonly string[] {
  const name = requested
    ? `${requested.method} ${excerpt(withoutOrigin(requested.url))}`
    : `request ${number}`;
  return [`${name}, then write`, name, `${number}`];
}

function withoutOrigin(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/]*/, '') || url;
}

function reuseWords(event: HttpSocketEvent, trace: Trace): Words {
  const window = windowOfSocket(event.socket, trace);
  const isOpen = window && isOpenAt(window, event, trace);
  return words(
    `Request ${event.request} takes the pooled socket`,
    `Request ${event.request} takes the socket out of the pool.`,
    isOpen ? lentInWindow(event, trace) : lentOutside(event, trace),
  );
}

/**
 * Without system calls a trace has no race window, so the packets say what is known. Without packets nothing is known of
 * the server's end.
 */
function lentOutside(event: HttpSocketEvent, trace: Trace): string {
  const conn = connOf(event.socket, trace);
  const isClosed = (each: TraceEvent) =>
    isServerCloser(each) && each.conn === conn && isBefore(each, event, trace);
  const closer = trace.some(({ kind }) => kind === 'syscall') ? undefined : trace.find(isClosed);
  if (closer?.kind === 'packet') {
    return `The server’s ${closerName(closer)} had come ${durationText(event.t - closer.t)} before. req.reusedSocket is true.`;
  }
  return seesWire(trace) ? 'It is open at both ends.' : 'req.reusedSocket is true.';
}

/** The words depend on whether Node has looked. Only a trace with system calls shows a look. */
function lentInWindow(event: HttpSocketEvent, trace: Trace): string {
  const hasLooked = trace.some((each) => isLook(each) && isBefore(each, event, trace));
  return hasLooked
    ? 'Node has looked, and the end came between the look and this. req.reusedSocket is true.'
    : 'Nothing has destroyed it, and Node does not ask the kernel: as far as JavaScript knows the socket is healthy. req.reusedSocket is true.';
}

function assignWords(event: HttpSocketEvent): Words {
  return words(
    `Request ${event.request} gets a new socket`,
    event.request === 1
      ? 'Request 1 gets a new socket.'
      : `Nothing in the pool: request ${event.request} gets a new socket.`,
  );
}

function errorWords(event: HttpErrorEvent, trace: Trace): Words {
  const { code } = event.error;
  const exchange = exchangeByNumber(trace).get(event.request);
  const message = exchange?.failed === event ? causeOf(exchange) : event.error.message;
  if (exchange && isBefore(exchange.response, event, trace)) {
    return words(
      `Response ${event.request}: ‘${excerpt(message)}’`,
      `The body of response ${event.request} fails: ${message}.`,
      code ? `Its code is ${code}.` : undefined,
    );
  }
  if (message !== 'socket hang up') {
    return words(
      `‘${excerpt(message)}’`,
      `Request ${event.request} fails: ${message}.`,
      code ? `Its code is ${code}.` : undefined,
    );
  }
  const isWrapped = exchange?.threw?.error.name === 'FetchError';
  const wrapped = isWrapped ? ' node-fetch wraps it in a FetchError.' : '';
  return words(
    '‘socket hang up’',
    'End of file with no response: ‘socket hang up’.',
    `socketOnEnd (lib/_http_client.js) finds a request that has had no response and creates the error, code ${code ?? 'ECONNRESET'}.${wrapped}`,
  );
}

function fateWords(event: HttpSocketFateEvent, trace: Trace): Words {
  switch (event.what) {
    case 'connected':
      return words(
        event.localPort ? `Connected, from port ${event.localPort}` : 'Connected',
        'The socket is connected.',
      );
    case 'pooled': {
      const exchange = exchangesBySocket(trace)
        .get(event.socket)
        ?.findLast((each) => isBefore(each.assigned, event, trace));
      const askedToClose = exchange?.requested?.connectionHeader?.toLowerCase() === 'close';
      return words(
        'The socket goes into the pool',
        'The agent puts the socket into its pool.',
        askedToClose
          ? 'A nextTick emits ‘free’. The agent looks at req.shouldKeepAlive and at its own keepAlive option. It does not look at req._last, where the wish to close was noted.'
          : undefined,
      );
    }
    case 'eof':
      return words(
        'JavaScript learns of the end',
        'The socket emits ‘end’: JavaScript learns of the FIN.',
      );
    case 'closed':
      return words('The socket is destroyed', 'The socket is closed and gone.');
  }
}

function windowOfSocket(socket: number, trace: Trace): RaceWindow | undefined {
  const conn = connOf(socket, trace);
  return conn === undefined ? undefined : windowByConnection(trace).get(conn);
}

function connOf(socket: number, trace: Trace): number | undefined {
  return exchangesBySocket(trace).get(socket)?.[0]?.conn;
}

function isOpenAt(window: RaceWindow, event: HttpEvent, trace: Trace): boolean {
  const isClosed = window.closes !== undefined && isBefore(window.closes, event, trace);
  return isBefore(window.opens, event, trace) && !isClosed;
}
