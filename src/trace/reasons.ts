import type { Trace, TraceEvent } from './event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { type Focus, focusOf } from './focus.ts';
import { isBefore, phasesBetween } from './places.ts';
import { closerOf, type RaceWindow } from './race-window.ts';
import { errorOf, isAnswered } from './requests.ts';
import { durationText } from './time-text.ts';

/** Why the request in focus ended as it did: sentences, each of which an event of the trace proves. */
export function reasonsFor(trace: Trace): readonly string[] {
  const focus = focusOf(trace);
  if (!focus) return [];
  if (errorOf(focus.request)) return [...reasonsOfFailure(focus, trace), ...retry(focus, trace)];
  if (!isAnswered(focus.request)) return [];
  return focus.previous ? reasonsOfAnswer(focus.request, focus.previous, focus.window, trace) : [];
}

function reasonsOfFailure({ request, previous, window }: Focus, trace: Trace): string[] {
  const { number, written } = request;
  if (!written) return seesWire(trace) ? neverWritten(request) : unseenFailure(request, previous);
  if (window?.writesInside.includes(written.id)) {
    const closer = closerOf(window);
    const late = durationText(written.t - window.opensAt);
    const socket = previous ? `on the socket of request ${previous.number}` : 'on a new socket';
    const phases = previous?.read && phasesBetween(previous.read, written, trace);
    return [
      `Request ${number} was written ${socket}, ${late} after the server’s ${closer} had reached the client’s kernel. Node had not read that ${closer} yet.`,
      ...(phases && !phases.includes('poll')
        ? [
            `Node reads a socket only in the poll phase of its event loop, and request ${number} was made before the next one.`,
          ]
        : []),
      endOfFailure(request, closer),
    ];
  }
  if (window?.writesBefore.includes(written.id)) {
    const closer = closerOf(window);
    const later = durationText(window.opensAt - written.t);
    return [
      `Request ${number} was written before the server closed. Its ${closer} came ${later} later, instead of an answer.`,
    ];
  }
  return ['The trace shows no FIN and no RST from the server on that connection.'];
}

function endOfFailure({ written, failed, threw }: Exchange, closer: 'FIN' | 'RST'): string {
  if (typeof written?.result === 'string') {
    return `The kernel refused the bytes: write() failed with ${written.result}.`;
  }
  const message = failed?.error.message ?? threw?.error.message ?? '';
  if (message.includes('socket hang up')) {
    return 'The kernel took the bytes, and the next poll read end of file. A connection that ends without a response is a “socket hang up”.';
  }
  return closer === 'RST'
    ? 'The kernel took the bytes, and the next read() returned the error of the reset connection.'
    : 'The kernel took the bytes, and nothing came back.';
}

/** Of an engine that sees no packets and no system calls, only what the http client did. */
function unseenFailure(request: Exchange, previous: Exchange | undefined): string[] {
  if (!request.reused || !previous) return [];
  return [
    `Request ${request.number} took the socket of request ${previous.number} out of the agent’s pool, and that connection ended without a response.`,
    'This engine shows no packets: when the server’s FIN came can be seen in the Lab and in recordings.',
  ];
}

function neverWritten({ failed, threw }: Exchange): string[] {
  const code = failed?.error.code ?? threw?.error.code;
  if (code === 'ECONNREFUSED')
    return ['No server listens at that address: it refused the connection.'];
  return ['It failed before a byte of it was written.'];
}

/** A program that asks again turns the failure into a delay. */
function retry({ request }: Focus, trace: Trace): string[] {
  const exchanges = exchangesOf(trace);
  const next = exchanges[exchanges.indexOf(request) + 1];
  if (!next || next.url !== request.url || next.method !== request.method) return [];
  if (!isAnswered(next)) return [];
  const where = next.reused ? '' : ' on a new connection';
  return [`Request ${next.number} asked for the same again${where}, and was answered.`];
}

function reasonsOfAnswer(
  request: Exchange,
  previous: Exchange,
  window: RaceWindow | undefined,
  trace: Trace,
): string[] {
  const { number } = request;
  const asked = request.requested ?? request.written;
  if (request.reused) {
    const again = `Request ${number} used the socket of request ${previous.number} again.`;
    const isClosed = window?.conn === request.conn && isBefore(window?.opens, request.read, trace);
    return isClosed || !seesWire(trace)
      ? [again]
      : [again, 'The server had not closed it: no FIN, no race window.'];
  }
  if (window?.closedBy === 'read' && isBefore(window.closes, asked, trace)) {
    const early = durationText((asked?.t ?? 0) - (window.closesAt ?? 0));
    return [
      `Node learned of the server’s ${closerOf(window)} ${early} before request ${number} was made, and dropped the socket.`,
      `Request ${number} opened a new connection.`,
    ];
  }
  if (window?.closedBy === 'look' && window.closes) {
    const early = durationText(window.closes.t - window.opensAt);
    return [
      `Before it used the socket of request ${previous.number} again, Node asked the kernel. The server’s ${closerOf(window)} had come ${early} before, so Node dropped the socket.`,
      `Request ${number} opened a new connection.`,
    ];
  }
  const gone = fateOf('closed', previous, trace) ?? fateOf('eof', previous, trace);
  const pooled = fateOf('pooled', previous, trace);
  if (pooled && isBefore(gone, asked, trace)) {
    return [
      `The pooled socket of request ${previous.number} was closed before request ${number} was made.`,
      `Request ${number} opened a new connection.`,
    ];
  }
  if (pooled) {
    return [
      `The socket of request ${previous.number} was in a pool, but request ${number} did not take it: it opened a new connection.`,
    ];
  }
  const said = previous.response?.connectionHeader?.toLowerCase() === 'close';
  return [
    said
      ? `The server said Connection: close in response ${previous.number}, so Node did not keep the socket.`
      : `The socket of request ${previous.number} was not kept: it was closed after the response.`,
    `Request ${number} opened a new connection.`,
  ];
}

function fateOf(
  what: 'pooled' | 'eof' | 'closed',
  { assigned }: Exchange,
  trace: Trace,
): TraceEvent | undefined {
  return trace.find(
    (event) => event.kind === 'http' && event.what === what && event.socket === assigned?.socket,
  );
}

function seesWire(trace: Trace): boolean {
  return trace.some((event) => event.kind === 'packet' || event.kind === 'syscall');
}
