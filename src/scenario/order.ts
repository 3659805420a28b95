import { accept, type Reading, refuse } from './reading.ts';

/** Longer than any time of a run that somebody waits for. */
const DELAY_US_MAX = 10_000_000;
/** A run of two requests has some fifty times. */
const DELAYS_MAX = 200;

/**
 * One time of a run, and how many microseconds it takes. Who it is comes first, `c` for the client and `s` for the
 * server, then what: `c12` is its callback 12, `ce12` the end of that callback, `cp3` its poll 3, `ct1` its timer 1.
 * What goes over a connection begins with the number of that: `1sfin1` is the first FIN of the server on connection 1.
 */
const DELAY =
  /^((?:phase|[cs][ept]?[1-9]\d{0,3}|[1-9]\d?[cs](?:data|fin|rst|synack|syn|ack|split)[1-9]\d?)-)(0|[1-9]\d{0,7})$/;

/** What may be typed, in words. */
export const ORDER_GRAMMAR =
  'default, or times in microseconds as prove writes them, like 1sfin1-282.c12-1200';

/** Reads delays into their canonical text: sorted, so that equal delays have equal addresses. */
export function readOrder(text: string): Reading {
  if (text === 'default') return accept(text);
  const delays = text.toLowerCase().split('.');
  const sorted = new Map<string, string>();
  for (const delay of delays) {
    const [, time = '', us] = DELAY.exec(delay) ?? [];
    if (us === undefined || Number(us) > DELAY_US_MAX || sorted.size === DELAYS_MAX)
      return refuse(`${ORDER_GRAMMAR}: “${delay.slice(0, 20)}” is none`);
    const name = time.replaceAll(/\d+/g, (digits) => digits.padStart(4, '0'));
    if (sorted.has(name)) return refuse(`${ORDER_GRAMMAR}: ${time.slice(0, -1)} is there twice`);
    sorted.set(name, delay);
  }
  return accept(
    [...sorted]
      .sort()
      .map(([, delay]) => delay)
      .join('.'),
  );
}
