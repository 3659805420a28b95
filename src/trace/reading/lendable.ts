import type { Trace } from '../record/event.ts';
import { connectionByNumber } from './connections.ts';
import { exchangesOf } from './exchanges.ts';
import { firstBy } from './index-by.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';
import { type RaceWindow, raceWindowsOf } from './race-window.ts';

/**
 * Whether a request can fall into a race window, or did: the agent put the socket into its pool, or
 * lent it again, before Node knew of the close. The default agent of Node 18 uses a socket once and
 * does not keep it. Such a socket has a race window, too, but no request can fall into it.
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
  const socket = connectionByNumber(trace).get(conn)?.socket;
  if (socket === undefined) return false;
  const pooled = firstPooled(trace).get(socket);
  return pooled !== undefined && (!closes || isBefore(pooled, closes, trace));
}

/** The first time that each socket goes into the pool. */
const firstPooled = oncePerTrace((trace) =>
  firstBy(trace, (event) =>
    event.kind === 'http' && event.what === 'pooled' ? event.socket : undefined,
  ),
);

function wasLent({ conn }: RaceWindow, trace: Trace): boolean {
  return lentConnections(trace).has(conn);
}

const lentConnections = oncePerTrace(
  (trace): ReadonlySet<number | undefined> =>
    new Set(exchangesOf(trace).flatMap((each) => (each.reused ? [each.conn] : []))),
);
