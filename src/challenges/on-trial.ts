import { type Exchange, exchangesOf } from '../trace/reading/exchanges.ts';
import { isBefore } from '../trace/reading/order.ts';
import { raceWindowsOf } from '../trace/reading/race-window.ts';
import { causeOf, errorOf, isAnswered } from '../trace/reading/requests.ts';
import type { Trace } from '../trace/record/event.ts';
import type { Attempt } from './challenge.ts';

/*
 * What the checks ask of a run. Each answer comes from the trace: what a program prints, and how it
 * ends, proves nothing.
 */

/** Why nothing can be said of a run. Undefined when it ended by itself with at least `least` requests to server.mjs. */
export function incompleteText({ trace }: Attempt, least: number): string | undefined {
  const limit = trace.find((event) => event.kind === 'limit');
  if (limit) return `The run was ended: ${limit.message}`;
  const exchanges = exchangesOf(trace);
  if (exchanges.length < least) {
    const count = ['no request', 'one request'][exchanges.length] ?? `${exchanges.length} requests`;
    return `The program made ${count}; the task needs ${least}.`;
  }
  const astray = exchanges.find((each) => each.conn !== undefined && !isServed(each, trace));
  return astray && `Request ${astray.number} did not go to server.mjs.`;
}

/** Whether the connection of a request ends in the process of server.mjs. */
function isServed({ conn }: Exchange, trace: Trace): boolean {
  return trace.some(
    (event) => event.kind === 'syscall' && event.actor === 'server' && event.conn === conn,
  );
}

/** The first request that was not answered, in a sentence. Undefined when all were. */
export function unansweredText(trace: Trace): string | undefined {
  const lost = exchangesOf(trace).find((each) => !isAnswered(each));
  if (!lost) return undefined;
  return errorOf(lost)
    ? `Request ${lost.number} failed: ${causeOf(lost)}.`
    : `Request ${lost.number} had no answer.`;
}

/** A request that came after the answer of the one before it. */
export function isAfter(exchange: Exchange, before: Exchange | undefined, trace: Trace): boolean {
  return isBefore(before?.response, exchange.requested, trace);
}

/** Whether the agent kept the socket of a request. */
export function isPooled({ assigned }: Exchange, trace: Trace): boolean {
  return trace.some(
    (event) =>
      event.kind === 'http' &&
      event.what === 'pooled' &&
      event.actor === 'client' &&
      event.socket === assigned?.socket,
  );
}

/**
 * The requests that this bug killed: each was written into a connection that had been used before
 * and that the server had closed, and nobody had read that.
 */
export function killedByRace(trace: Trace): readonly Exchange[] {
  return lostOnReuse(trace).filter(({ conn, written }) =>
    raceWindowsOf(trace).some(
      (window) => window.conn === conn && written && window.writesInside.includes(written.id),
    ),
  );
}

/** The requests that failed with the code ECONNRESET on a connection that had been used before. */
export function lostOnReuse(trace: Trace): readonly Exchange[] {
  return exchangesOf(trace).filter(
    ({ failed, reused }) => reused && failed?.error.code === 'ECONNRESET',
  );
}

/** Why no request of a run is one of `killedByRace`, in one sentence. */
export function notKilledText(trace: Trace): string {
  const failed = exchangesOf(trace).find((each) => errorOf(each) !== undefined);
  if (!failed) return 'All requests were answered. Nothing failed in this run.';
  const which = `Request ${failed.number} failed with “${causeOf(failed)}”`;
  if (!failed.reused) return `${which}, but on a connection of its own: that is another error.`;
  return `${which}, but not because of a close that nobody had read.`;
}
