import type { Trace } from '../record/event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore } from './order.ts';
import { errorOf, isAnswered } from './requests.ts';

/**
 * Failed tries that were repeated: each with the request that was answered in its stead. A try counts as repeated when
 * a call of the program, an async function's or what an `await` waited for, made nothing but tries of one request,
 * one after the failure of the other, had the last one answered, and got a value. Two requests to one address are no
 * repetition: a poller makes them, and every JSON-RPC client. Empty where the engine does not know the program's calls.
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

/** Whether the program did not get what it asked for: neither by this request nor by a repetition of it. */
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
 * Of what was asked a trace has the first line, the length and a digest of the segment with the head, in which short
 * bodies travel, too. The failed try may have been cut short, but not in that one.
 */
function isSameRequest(failed: Exchange, other: Exchange): boolean {
  if (failed.method !== other.method || failed.url !== other.url) return false;
  const [one, two] = [failed.sent, other.sent];
  return !one || !two || (one.length === two.length && one.digest === two.digest);
}
