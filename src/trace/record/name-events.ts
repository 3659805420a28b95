import { cutTexts } from './cut-texts.ts';
import type { HttpEvent, Trace, TraceEvent, Unnamed } from './event.ts';
import { mergeOutput } from './merge-output.ts';
import { segmentKindOf } from './segment-kind.ts';

/**
 * Makes a trace of the events that an engine reported, in the order of causes: every event gets a
 * name, so that links can point to it. A name says what the event is and counts it: `write.2` is
 * the client's second write(2), and `error.2` is the error of request 2. Events of another kind do
 * not change the name, so `at=write.2` means the same moment in a run with a debug log or on
 * another Node release. Texts and output that are too long to be shown are cut and joined.
 */
export function nameEvents(reports: readonly Unnamed[]): Trace {
  const counts = new Map<string, number>();
  const taken = new Set<string>();

  const next = (noun: string): string => {
    const count = (counts.get(noun) ?? 0) + 1;
    counts.set(noun, count);
    return `${noun}.${count}`;
  };

  return mergeOutput(reports).map((event): TraceEvent => {
    const noun = (belongsToServer(event) ? 'server.' : '') + nounOf(event);
    const number = requestNumberOf(event);
    let id = number === undefined ? next(noun) : `${noun}.${number}`;
    // The number is taken, for example by a first error of the same request: a count is added to it.
    if (taken.has(id)) id = next(id);
    taken.add(id);
    return { ...cutTexts(event), id } as TraceEvent;
  });
}

function belongsToServer(event: Unnamed): boolean {
  if (event.kind === 'packet') return false;
  if (event.kind === 'tcp-state') return event.end === 'server';
  return event.actor === 'server';
}

/** An event of a request has the number of the request. Other events are counted. */
function requestNumberOf(event: Unnamed): number | undefined {
  return event.kind === 'http' && 'request' in event ? event.request : undefined;
}

function nounOf(event: Unnamed): string {
  switch (event.kind) {
    case 'packet':
      return segmentKindOf(event);
    case 'tcp-state':
      return 'state';
    case 'callback-end':
      return 'return';
    case 'syscall':
      return event.call === 'epoll_wait' ? 'epoll' : event.call;
    case 'read':
      return 'onread';
    case 'http':
      return httpNoun(event);
    case 'phase':
    case 'callback':
    case 'tick':
    case 'microtask':
    case 'timer':
    case 'immediate':
    case 'dns':
    case 'output':
    case 'debug':
    case 'throw':
    case 'uncaught':
    case 'exit':
    case 'limit':
      return event.kind;
  }
}

function httpNoun(event: Omit<HttpEvent, 'id'>): string {
  switch (event.what) {
    case 'socket':
      return 'reused' in event && event.reused ? 'reuse' : 'assign';
    case 'request':
    case 'response':
    case 'error':
    case 'connected':
    case 'pooled':
    case 'eof':
    case 'closed':
    case 'turn':
      return event.what;
  }
}
