import type { Exchange } from '../reading/exchanges.ts';
import { isLook } from '../reading/looks.ts';
import { isBefore } from '../reading/order.ts';
import { closerOf, type RaceWindow } from '../reading/race-window.ts';
import { seesWire } from '../reading/sees.ts';
import type { Trace, TraceEvent } from '../record/event.ts';
import { durationText } from './time-text.ts';

/**
 * Why the request in focus was answered. It depends on what happened to the socket of the previous
 * request.
 */
export function reasonsOfAnswer(
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
  if (bytesFound(request, previous, trace)) {
    return [
      `Before it used the socket of request ${previous.number} again, Node asked the kernel. Bytes had come that no request had asked for, so Node dropped the socket.`,
      `Request ${number} opened a new connection.`,
    ];
  }
  if (isBefore(request.assigned, previous.response, trace)) {
    return [
      `Request ${number} was made before response ${previous.number} had come, so it opened a new connection.`,
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
  if (pooled && originOf(request) !== originOf(previous)) {
    return [
      `Request ${number} went to another address than request ${previous.number}, so it opened a new connection.`,
    ];
  }
  if (isBefore(asked, pooled, trace)) {
    return [
      `The socket of request ${previous.number} was not in the pool yet when request ${number} was made, so it opened a new connection.`,
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

/**
 * The look at the socket that found bytes, which are the beginning of another response, and no end
 * of file.
 */
function bytesFound(request: Exchange, previous: Exchange, trace: Trace): TraceEvent | undefined {
  return trace.find(
    (event) =>
      isLook(event) &&
      event.conn === previous.conn &&
      typeof event.result === 'number' &&
      event.result > 0 &&
      isBefore(previous.response, event, trace) &&
      isBefore(event, request.assigned, trace),
  );
}

function originOf({ url }: Exchange): string | undefined {
  return /^[a-z]+:\/\/[^/]*/.exec(url ?? '')?.[0];
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
