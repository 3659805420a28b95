import type { Trace } from '../record/event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';
import { errorOf, isAnswered } from './requests.ts';

/**
 * The failed tries that were repeated, each with the request that was answered in its place. Calls
 * of the program show this; a call is an async function's, or one that an `await` waited for. A try
 * counts as repeated when one call made only tries of the same request, each after the failure of
 * the one before, when the last try was answered, and when the call returned a value. Two requests
 * to one address are no repetition by that alone: a poller makes them, and so does every JSON-RPC
 * client. Empty when the engine does not know the program's calls.
 */
export const repetitionsOf = oncePerTrace((trace): ReadonlyMap<Exchange, Exchange> => {
  const repeated = new Map<Exchange, Exchange>();
  for (const tries of requestsByCall(trace).values()) {
    const last = tries.at(-1);
    if (!last || !areTries(tries, trace)) continue;
    for (const failed of tries.slice(0, -1)) repeated.set(failed, last);
  }
  return repeated;
});

/** Whether the request failed and no repetition of it was answered. */
export function hasFailed(exchange: Exchange, trace: Trace): boolean {
  return errorOf(exchange) !== undefined && !repetitionsOf(trace).has(exchange);
}

function requestsByCall(trace: Trace): ReadonlyMap<number, readonly Exchange[]> {
  const byCall = new Map<number, Exchange[]>();
  for (const exchange of exchangesOf(trace)) {
    for (const call of exchange.requested?.calls ?? []) {
      const others = byCall.get(call);
      if (others) others.push(exchange);
      else byCall.set(call, [exchange]);
    }
  }
  return byCall;
}

function areTries(exchanges: readonly Exchange[], trace: Trace): boolean {
  return exchanges.every((exchange, index) => {
    const next = exchanges[index + 1];
    if (!next) return isAnswered(exchange);
    if (errorOf(exchange) === undefined) return false;
    return (
      isBefore(exchange.failed ?? exchange.threw, next.requested, trace) &&
      isSameRequest(exchange, next)
    );
  });
}

/**
 * Whether two requests are the same, as far as a trace can show it. It has the first line, and the
 * length and the digest of the segment with the head; short bodies are in that segment, too. The
 * failed try may have been cut short, but only after that segment.
 */
function isSameRequest(failed: Exchange, other: Exchange): boolean {
  if (failed.method !== other.method || failed.url !== other.url) return false;
  const [one, two] = [failed.sent, other.sent];
  return !one || !two || (one.length === two.length && one.digest === two.digest);
}
