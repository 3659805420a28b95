import type { HttpEvent, SyscallEvent, Trace, TraceEvent } from '../../../trace/event.ts';

/** Lines of Node's http client that a run passes through; places.ts says which ones they are. */
export type Point =
  | 'asked'
  | 'lookup'
  | 'reused'
  | 'opened'
  | 'header-close'
  | 'header-keep'
  | 'written'
  | 'response'
  | 'dropped'
  | 'offered'
  | 'pooled'
  | 'end-read'
  | 'hung-up';

/** The lines that the client's Node runs through at a step, the one that decides first. Empty where it runs none of them. */
export function pointsAt(event: TraceEvent, trace: Trace): readonly Point[] {
  if (event.kind === 'packet') {
    return event.from === 'client' && event.flags === 'S' ? ['opened'] : [];
  }
  if (event.actor !== 'client') return [];
  if (event.kind === 'http') return pointsOfHttp(event);
  if (event.kind === 'syscall') return pointsOfCall(event, trace);
  return event.kind === 'tick' && event.fn === 'emitFreeNT' ? ['pooled'] : [];
}

function pointsOfHttp(event: HttpEvent): readonly Point[] {
  switch (event.what) {
    case 'request':
      return ['lookup', 'asked'];
    case 'socket':
      return [event.reused ? 'reused' : 'opened'];
    case 'response':
      return ['response'];
    case 'pooled':
      return ['pooled', 'offered'];
    case 'error':
      return event.error.message === 'socket hang up' ? ['hung-up'] : [];
    default:
      return [];
  }
}

function pointsOfCall(event: SyscallEvent, trace: Trace): readonly Point[] {
  const before = trace.slice(0, trace.indexOf(event)).filter(({ actor }) => actor === 'client');
  switch (event.call) {
    case 'connect':
      return ['opened'];
    case 'write':
      return [...pointsOfHeader(before), 'written'];
    case 'read':
      if (event.result !== 0) return typeof event.result === 'number' ? ['response'] : [];
      return isInUse(before) ? ['end-read'] : [];
    case 'shutdown':
      // After an end of file it is the stream that answers with its own end.
      return before.some((each) => isEndOn(event.conn, each)) ? [] : ['dropped'];
    default:
      return [];
  }
}

function pointsOfHeader(before: Trace): readonly Point[] {
  const request = before.findLast((event) => event.kind === 'http' && event.what === 'request');
  if (request?.kind !== 'http' || request.what !== 'request') return [];
  const { connectionHeader } = request;
  if (connectionHeader === undefined) return [];
  return [connectionHeader.toLowerCase() === 'close' ? 'header-close' : 'header-keep'];
}

/** Whether a request has the socket, or the pool: for a pooled one other lines run, in newer releases. */
function isInUse(before: Trace): boolean {
  const last = before.findLast(
    (event) => event.kind === 'http' && (event.what === 'socket' || event.what === 'pooled'),
  );
  return last?.kind === 'http' && last.what === 'socket';
}

function isEndOn(conn: number, event: TraceEvent): boolean {
  return (
    event.kind === 'syscall' && event.call === 'read' && event.conn === conn && event.result === 0
  );
}
