import type { Trace } from '../record/event.ts';
import { connectionsOf } from './connections.ts';
import { exchangesOf } from './exchanges.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';
import { type RaceWindow, raceWindowsOf } from './race-window.ts';

/**
 * Whether a request can fall into a race window, or has: the agent has put the socket into its pool, or has lent it
 * again, before Node knows of the close. A socket that is used once and not kept, as by the default agent of Node 18,
 * has such a time, too, and nobody is in danger.
 */
export function isLendable(window: RaceWindow, trace: Trace): boolean {
  return lendableWindows(trace).has(window);
}

const lendableWindows = oncePerTrace(
  (trace): ReadonlySet<RaceWindow> =>
    new Set(
      raceWindowsOf(trace).filter((window) => wasInPool(window, trace) || wasLent(window, trace)),
    ),
);

function wasInPool({ conn, closes }: RaceWindow, trace: Trace): boolean {
  const socket = connectionsOf(trace).find((each) => each.conn === conn)?.socket;
  if (socket === undefined) return false;
  const pooled = trace.find(
    (event) => event.kind === 'http' && event.what === 'pooled' && event.socket === socket,
  );
  return pooled !== undefined && (!closes || isBefore(pooled, closes, trace));
}

function wasLent({ conn }: RaceWindow, trace: Trace): boolean {
  return exchangesOf(trace).some((each) => each.conn === conn && each.reused);
}
