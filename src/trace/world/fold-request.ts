import type { Exchange } from '../reading/exchanges.ts';
import { statusOf } from '../reading/requests.ts';
import type { TraceEvent } from '../record/event.ts';
import type { Mutable, RequestState } from './world.ts';

/**
 * Applies an event to the request whose exchange it is a step of.
 * @param byNumber the same requests by their numbers
 */
export function applyToRequests(
  requests: Mutable<RequestState>[],
  byNumber: Map<number, Mutable<RequestState>>,
  event: TraceEvent,
  exchange: Exchange | undefined,
): void {
  if (!exchange) return;
  const request = ensure(requests, byNumber, exchange);
  switch (event) {
    case exchange.assigned:
      request.state = 'assigned';
      request.conn = exchange.conn;
      request.reused = exchange.reused;
      break;
    case exchange.written:
    case exchange.sent:
      request.state = 'written';
      request.conn = exchange.conn;
      request.reused = exchange.reused;
      break;
    case exchange.response:
      request.state = 'answered';
      request.status = statusOf(exchange);
      break;
    case exchange.read:
      // The probe reports the response later. Without a probe, this packet is the answer.
      if (exchange.response) break;
      request.state = 'answered';
      request.status = statusOf(exchange);
      break;
    case exchange.failed:
      request.state = 'failed';
      request.error = exchange.failed?.error;
      break;
    case exchange.threw:
      request.state = 'failed';
      request.error = exchange.threw?.error;
      break;
    default:
      break;
  }
}

function ensure(
  requests: Mutable<RequestState>[],
  byNumber: Map<number, Mutable<RequestState>>,
  exchange: Exchange,
): Mutable<RequestState> {
  const known = byNumber.get(exchange.number);
  if (known) return known;
  const request: Mutable<RequestState> = {
    number: exchange.number,
    state: 'asked',
    conn: undefined,
    reused: false,
    status: undefined,
    error: undefined,
  };
  requests.push(request);
  byNumber.set(exchange.number, request);
  return request;
}
