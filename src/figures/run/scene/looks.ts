import { type Found, foundBy, isLook } from '../../../trace/reading/looks.ts';
import { placeOf } from '../../../trace/reading/order.ts';
import type { Trace } from '../../../trace/record/event.ts';
import { lookForms } from '../../../trace/words/look-words.ts';

/** Node asks the kernel whether a pooled socket has something to read. No other act touches both rows of a socket. */
export interface Look {
  readonly id: string;
  readonly place: number;
  readonly found: Found;
  /** What is written beside it, the fullest form first. */
  readonly forms: readonly string[];
}

/** The looks of the client among the events that a level shows. */
export function looksAmong(events: Trace, trace: Trace): readonly Look[] {
  return events
    .filter(isLook)
    .filter(({ actor }) => actor === 'client')
    .map((event) => {
      const found = foundBy(event, trace);
      return { id: event.id, place: placeOf(event, trace), found, forms: lookForms(found) };
    });
}
