import { isAtClientEnd, isFromServerEnd } from '../reading/ends.ts';
import type { Exchange } from '../reading/exchanges.ts';
import type { Focus } from '../reading/focus.ts';
import { isBefore, phasesBetween } from '../reading/order.ts';
import { closerOf } from '../reading/race-window.ts';
import { firstLine, hasBrokenBody } from '../reading/requests.ts';
import { seesWire } from '../reading/sees.ts';
import { closerName, isServerCloser } from '../reading/segments.ts';
import type { PacketEvent, Trace, TraceEvent } from '../record/event.ts';
import { reasonsFromPackets } from './reasons-from-packets.ts';
import { durationText } from './time-text.ts';

/** Why the request in focus failed. */
export function reasonsOfFailure(focus: Focus, trace: Trace): string[] {
  const { request, previous, window } = focus;
  const { number, written, sent } = request;
  if (hasBrokenBody(request, trace)) return reasonsOfBrokenBody(request, trace);
  if (!written && sent) return reasonsFromPackets(focus, sent, trace);
  if (!written) {
    return seesWire(trace) ? neverWritten(request, trace) : unseenFailure(request, previous);
  }
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
  if (isUnreadable(request)) {
    return ['Bytes came as an answer, and Node’s parser could not read them as HTTP.'];
  }
  if (window?.writesBefore.includes(written.id)) {
    const closer = closerOf(window);
    const later = durationText(window.opensAt - written.t);
    return [
      `Request ${number} was written before the server closed. Its ${closer} came ${later} later, instead of an answer.`,
    ];
  }
  return (
    closedByItself(request, trace) ?? [
      'The trace shows no FIN and no RST from the server on that connection.',
    ]
  );
}

/**
 * Whether llhttp could not parse the answer. Its errors have codes of their own
 * (`HPE_INVALID_CONSTANT`). The error for an end of file is not one of these, because no bytes
 * caused it.
 */
function isUnreadable({ failed, threw }: Exchange): boolean {
  const code = failed?.error.code ?? threw?.error.code ?? '';
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE';
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

/**
 * The reasons when a response had begun and its body failed. Only the program can tell whether the
 * body was complete, so nothing is said of that.
 */
function reasonsOfBrokenBody(request: Exchange, trace: Trace): string[] {
  const { number, response } = request;
  const begun = `Response ${number} came, with status ${response?.status}. Then its body failed.`;
  const byItself = closedByItself(request, trace);
  if (byItself) return [begun, ...byItself];
  const closer = closerOn(request, trace);
  if (!closer) return [begun];
  const last = trace.findLast(
    (event) =>
      isFromServerEnd(event) &&
      event.conn === request.conn &&
      event.length > 0 &&
      isBefore(event, closer, trace),
  );
  const late =
    last && closer.t > last.t ? `${durationText(closer.t - last.t)} after` : 'right behind';
  return [begun, `The server’s ${closerName(closer)} came ${late} the last bytes that it sent.`];
}

/**
 * The reasons when the client’s own side closed the connection: a timeout, an abort or a destroy().
 */
function closedByItself(request: Exchange, trace: Trace) {
  const { number, written } = request;
  const closed = ownClose(request, trace);
  if (!closed || !written || !isBefore(written, closed, trace)) return undefined;
  return [
    `The client’s own side closed the connection, ${durationText(closed.t - written.t)} after request ${number} was written. No FIN and no RST had come from the server.`,
  ];
}

/**
 * The system call with which the client’s own side closed the connection of a request. It must come
 * before the failure, and before any FIN or RST from the server. What the server sends after it is
 * an answer to this close and no reason for the failure.
 */
function ownClose(request: Exchange, trace: Trace): TraceEvent | undefined {
  const { assigned, conn, failed } = request;
  const closed = trace.find(
    (event) =>
      isAtClientEnd(event) &&
      event.kind === 'syscall' &&
      (event.call === 'close' || event.call === 'shutdown') &&
      event.conn === conn &&
      isBefore(assigned, event, trace),
  );
  if (!closed || !isBefore(closed, failed, trace)) return undefined;
  return isBefore(closerOn(request, trace), closed, trace) ? undefined : closed;
}

function neverWritten(request: Exchange, trace: Trace): string[] {
  const { failed, threw } = request;
  const code = failed?.error.code ?? threw?.error.code;
  if (code === 'ECONNREFUSED') {
    const refused = 'No server listens at that address: it refused the connection.';
    const stop = trace.find((event) => event.kind === 'uncaught' && event.actor === 'server');
    return stop?.kind === 'uncaught'
      ? [refused, `server.mjs had stopped: ${stop.error.name}: ${firstLine(stop.error.message)}`]
      : [refused];
  }
  if (ownClose(request, trace)) {
    return [
      'The client’s own side closed the connection before a byte of it was written. No FIN and no RST had come from the server.',
    ];
  }
  const closer = closerOn(request, trace);
  if (closer) {
    return [`The server’s ${closerName(closer)} came before a byte of it was written.`];
  }
  return ['It failed before a byte of it was written.'];
}

/**
 * The reasons when the engine sees neither packets nor system calls: only what the http client did.
 */
function unseenFailure(request: Exchange, previous: Exchange | undefined): string[] {
  if (!request.reused || !previous) return [];
  return [
    `Request ${request.number} took the socket of request ${previous.number} out of the agent’s pool, and that connection ended without a response.`,
    'This engine shows no packets: when the server’s FIN came can be seen in the Lab and in recordings.',
  ];
}

/**
 * The first FIN or RST from the server on the connection of a request, after the request was sent
 * and before it failed.
 */
function closerOn({ conn, failed, sent }: Exchange, trace: Trace): PacketEvent | undefined {
  return trace
    .filter(isServerCloser)
    .find(
      (packet) =>
        packet.conn === conn &&
        (!sent || isBefore(sent, packet, trace)) &&
        isBefore(packet, failed, trace),
    );
}
