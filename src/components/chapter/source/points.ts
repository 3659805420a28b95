import type { Trace, TraceEvent } from '../../../trace/record/event.ts';

/** Lines of Node's http client that a run passes through. passages.ts has their texts. */
export type Point =
  | 'asked'
  | 'lookup'
  | 'look'
  | 'look-pooled'
  | 'look-queued'
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

type PointsOf = (event: TraceEvent, before: Trace) => readonly Point[];

/** By the noun in an event's id (src/trace/record/name-events.ts). The most important line comes first. */
const POINTS: Readonly<Record<string, PointsOf>> = {
  request: () => ['lookup', 'asked'],
  peek: (_, before) => ['look', isForWaiting(before) ? 'look-queued' : 'look-pooled'],
  reuse: () => ['reused'],
  assign: () => ['opened'],
  syn: () => ['opened'],
  response: () => ['response'],
  pooled: () => ['pooled', 'offered'],
  write: (_, before) => [...headerPoints(before), 'written'],
  read: (event, before) => {
    if (isEnd(event)) return endPoints(before);
    return 'result' in event && typeof event.result === 'number' ? ['response'] : [];
  },
  // After an end of file the stream itself ends its side, so no line of the http client runs.
  shutdown: (_, before) => (before.some(isEnd) ? [] : ['dropped']),
  error: (event) =>
    'error' in event && event.error.message === 'socket hang up' ? ['hung-up'] : [],
};

/** The lines that the client's Node runs at a step; empty when it runs none of them. */
export function pointsAt(event: TraceEvent, trace: Trace): readonly Point[] {
  const before = trace.slice(0, trace.indexOf(event));
  return POINTS[nounOf(event)]?.(event, before) ?? [];
}

/** The noun of an id. `server.write.1` gives `server`, which is not an event of the client. */
function nounOf({ id }: TraceEvent): string {
  const [noun = ''] = id.split('.', 1);
  return noun;
}

function headerPoints(before: Trace): readonly Point[] {
  const request = before.findLast((event) => nounOf(event) === 'request');
  const header = request && 'connectionHeader' in request && request.connectionHeader;
  return header ? [/close/i.test(header) ? 'header-close' : 'header-keep'] : [];
}

function isEnd(event: TraceEvent): boolean {
  return nounOf(event) === 'read' && 'result' in event && event.result === 0;
}

/** A new request looks at pooled sockets. Otherwise a socket has become free for a request that waits. */
function isForWaiting(before: Trace): boolean {
  const last = before.findLast(({ kind, actor }) => kind === 'http' && actor === 'client');
  return last !== undefined && nounOf(last) !== 'request';
}

/** When a socket in the pool ends, other lines run, and only in newer releases. */
function endPoints(before: Trace): readonly Point[] {
  const last = before.findLast((event) => /^(reuse|assign|pooled)\./.test(event.id));
  return last && nounOf(last) !== 'pooled' ? ['end-read'] : [];
}
