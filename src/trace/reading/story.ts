import type { Trace, TraceEvent } from '../record/event.ts';
import { isAtClientEnd } from './ends.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { type Focus, focusOf } from './focus.ts';
import { isLook } from './looks.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';
import { isReset, isServerCloser } from './segments.ts';

/** How many of the events of a run are told. Each level contains the one before it. */
export type Level = 'story' | 'machinery' | 'everything';

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  story: 'Story',
  machinery: 'Machinery',
  everything: 'Everything',
};

/** The events of a run that a level tells, in order. */
export function eventsAt(level: Level, trace: Trace): Trace {
  switch (level) {
    case 'story':
      return storyOf(trace);
    case 'machinery':
      return machineryOf(trace);
    case 'everything':
      return trace;
  }
}

/**
 * The story: the dozen events that a person would tell. It has every step of the request in focus
 * and of the one before it. Other requests have only their end.
 */
export const storyOf = oncePerTrace((trace): Trace => {
  const told = new Set<TraceEvent | undefined>(trace.filter(isAlwaysTold));
  const focus = focusOf(trace);
  for (const exchange of exchangesOf(trace)) {
    if (exchange === focus?.request) {
      for (const step of stepsOf(exchange, trace)) told.add(step);
    } else if (exchange === focus?.previous) {
      for (const step of [...stepsOf(exchange, trace), ...afterwards(exchange, trace)])
        told.add(step);
    } else {
      told.add(exchange.failed ?? exchange.threw ?? exchange.response ?? exchange.answered);
    }
  }
  if (focus) {
    const { previous, request, window } = focus;
    told.add(window ? window.opens : closerBefore(focus, trace)).add(window?.closes);
    if (window) told.add(firstReset(window.conn, trace));
    // The write of the earlier request is enough: it implies that the request was made and got a socket.
    if (previous?.written ?? previous?.sent) told.delete(previous?.requested);
    told.delete(previous?.assigned);
    told.add(wakeUpBefore(request, trace));
    for (const look of looksBefore(request, trace)) told.add(look);
  }
  return trace.filter((event) => told.has(event));
});

/** Whether an event ended the program or the run early. */
function isAlwaysTold(event: TraceEvent): boolean {
  return event.kind === 'limit' || event.kind === 'uncaught';
}

function stepsOf(exchange: Exchange, trace: Trace): (TraceEvent | undefined)[] {
  const { requested, assigned, written, sent, answered, response, failed, threw } = exchange;
  return [
    requested,
    exchange.reused ? assigned : (synOf(exchange, trace) ?? assigned),
    written ?? sent,
    answered ?? response,
    failed,
    threw,
  ];
}

/**
 * What happened to the socket after the response. This decides whether the next request can use it.
 */
function afterwards(exchange: Exchange, trace: Trace): (TraceEvent | undefined)[] {
  return [exchange.read, fateOf(exchange, trace)];
}

function synOf({ conn, number }: Exchange, trace: Trace): TraceEvent | undefined {
  if (number === 1) return undefined;
  return trace.find(
    (event) => event.kind === 'packet' && event.conn === conn && event.flags === 'S',
  );
}

/** The event that says whether the agent kept the socket in its pool or gave it up. */
function fateOf(exchange: Exchange, trace: Trace): TraceEvent | undefined {
  const { answered, assigned, conn, response } = exchange;
  const later = trace.filter((event) => isBefore(response ?? answered, event, trace));
  const pooled = later.find(
    (event) =>
      event.kind === 'http' && event.what === 'pooled' && event.socket === assigned?.socket,
  );
  const gone = later.find(
    (event) =>
      event.kind === 'syscall' &&
      isAtClientEnd(event) &&
      event.conn === conn &&
      (event.call === 'shutdown' || event.call === 'close'),
  );
  return pooled ?? gone;
}

/** Without system calls a trace has no race window. Its packets still show when the server closed. */
function closerBefore({ previous, request }: Focus, trace: Trace): TraceEvent | undefined {
  if (trace.some(({ kind }) => kind === 'syscall')) return undefined;
  return trace.find(
    (event) =>
      isServerCloser(event) &&
      event.conn === previous?.conn &&
      isBefore(event, request.failed ?? request.response, trace),
  );
}

function firstReset(conn: number, trace: Trace): TraceEvent | undefined {
  return trace.find((event) => isServerCloser(event) && event.conn === conn && isReset(event));
}

/** The looks that Node made between the making of a request and its getting a socket. */
function looksBefore({ requested, assigned }: Exchange, trace: Trace): TraceEvent[] {
  return trace.filter(
    (event) =>
      isLook(event) && isBefore(requested, event, trace) && isBefore(event, assigned, trace),
  );
}

/** The timer or immediate that fired before the program made this request, if there was one. */
function wakeUpBefore({ requested }: Exchange, trace: Trace): TraceEvent | undefined {
  if (!requested) return undefined;
  const cause = trace
    .slice(0, trace.indexOf(requested))
    .findLast(
      (event) =>
        event.actor === 'client' &&
        ['callback', 'timer', 'immediate', 'phase'].includes(event.kind),
    );
  return cause?.kind === 'timer' || cause?.kind === 'immediate' ? cause : undefined;
}

/**
 * The story, and the mechanism behind it: the client's loop, queues and system calls, and segments
 * with data or flags.
 */
const machineryOf = oncePerTrace((trace): Trace => {
  const story = new Set(storyOf(trace));
  return trace.filter((event) => story.has(event) || isMachinery(event));
});

function isMachinery(event: TraceEvent): boolean {
  switch (event.kind) {
    case 'packet':
      return event.flags !== '.';
    case 'phase':
    case 'callback':
    case 'tick':
    case 'microtask':
    case 'timer':
    case 'immediate':
    case 'syscall':
    case 'output':
    case 'throw':
    case 'dns':
      return event.actor === 'client';
    case 'http':
      return event.actor === 'client' && event.what !== 'turn';
    case 'uncaught':
    case 'exit':
    case 'limit':
      return true;
    case 'tcp-state':
    case 'callback-end':
    case 'read':
    case 'debug':
      return false;
  }
}
