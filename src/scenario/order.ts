import { accept, type Reading, refuse } from './reading.ts';

/**
 * One time of a run, and how many microseconds it takes. Who it is comes first, `c` for the client and `s` for the
 * server, then what: `c12` is its callback 12, `ce12` the end of that callback, `cp3` its poll 3, `ct1` its timer 1.
 * What goes over a connection begins with the number of that: `1sfin1` is the first FIN of the server on connection 1.
 */
const DELAY =
  /^((?:phase|[cs][ept]?[1-9]\d{0,3}|[1-9]\d?[cs](?:data|fin|rst|syn|synack|ack|split)[1-9]\d?)-)(?:0|[1-9]\d{0,6})$/;

/** A run of two requests has some fifty times. */
const ORDER_CHARS_MAX = 2_000;

/** What may be typed, in words. */
export const ORDER_GRAMMAR = 'default, or times as prove writes them, like 1sfin1-282';

/** Reads delays into their canonical text: sorted, so that equal delays have equal addresses. Each is below 10 s. */
export function readOrder(text: string): Reading {
  if (text === 'default') return accept(text);
  if (text.length > ORDER_CHARS_MAX) return refuse(ORDER_GRAMMAR);
  const delays = text.toLowerCase().split('.');
  const times = delays.map((delay) => DELAY.exec(delay)?.[1]);
  const bad = times.findIndex((time, place) => !time || times.indexOf(time) < place);
  return bad < 0
    ? accept(delays.sort().join('.'))
    : refuse(`${ORDER_GRAMMAR}: “${delays[bad]?.slice(0, 20)}” is none, or is there twice`);
}
