import { cutText } from '../record/cut-texts.ts';
import type { ErrorSummary, Trace } from '../record/event.ts';
import { type Exchange, exchangesOf } from './exchanges.ts';
import { isBefore } from './order.ts';

/** The outcome of one request, in the form that `race --json` prints. */
export interface RequestOutcome {
  /**
   * Counted from 1, in the order in which the program made the requests. A retry is a request of
   * its own.
   */
  readonly index: number;
  /** There was a response, and no error. */
  readonly ok: boolean;
  readonly status?: number;
  readonly reusedSocket: boolean;
  readonly localPort?: number;
  /**
   * The error as the program saw it (FetchError), or as Node's http reported it when the program
   * saw none.
   */
  readonly error?: ErrorSummary;
}

/** The outcome of each request of the run. */
export function requestsOf(trace: Trace): readonly RequestOutcome[] {
  return exchangesOf(trace).map((exchange) => {
    const { localPort } = exchange;
    const error = errorOf(exchange);
    const status = statusOf(exchange);
    return {
      index: exchange.number,
      ok: isAnswered(exchange),
      ...(status === undefined ? {} : { status }),
      reusedSocket: exchange.reused,
      ...(localPort === undefined ? {} : { localPort }),
      ...(error ? { error } : {}),
    };
  });
}

/** Whether there was a response, and no error. */
export function isAnswered(exchange: Exchange): boolean {
  return errorOf(exchange) === undefined && statusOf(exchange) !== undefined;
}

export function errorOf({ threw, failed }: Exchange): ErrorSummary | undefined {
  return threw?.error ?? failed?.error;
}

/** Whether the response came and its body failed. */
export function hasBrokenBody({ response, failed }: Exchange, trace: Trace): boolean {
  return isBefore(response, failed, trace);
}

/** The status, from the probe or from the status line (RFC 9112 §4) in the packet. */
export function statusOf({ response, answered }: Exchange): number | undefined {
  if (response) return response.status;
  const statusLine = /^HTTP\/\d\.\d (\d{3})\b/.exec(answered?.http ?? '');
  return statusLine ? Number(statusLine[1]) : undefined;
}

/** The reason of a failure, without the words that node-fetch puts around it: `socket hang up`. */
export function causeOf(exchange: Exchange): string {
  const error = exchange.failed?.error ?? exchange.threw?.error;
  const message = error?.message ?? 'no answer';
  return firstLine(message.replace(WRAPPING, '')) || error?.code || 'no reason given';
}

/** The words of node-fetch in a `FetchError`, before the message that it quotes. */
const WRAPPING =
  /^(?:request to .* failed, reason|Invalid response body while trying to fetch \S*): /s;

/** Most characters of a program's text that stand in a sentence: more would fill the page. */
const LINE_CHARS_MAX = 200;

/**
 * A message can have many lines, for example a stack or a text from the server. Only the first is
 * shown, and of a long one its beginning.
 */
export function firstLine(text: string): string {
  return cutText(text.split('\n', 1)[0] ?? text, LINE_CHARS_MAX);
}
