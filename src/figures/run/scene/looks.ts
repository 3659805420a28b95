import { type Found, looksAmong } from '../../../trace/reading/looks.ts';
import type { Trace } from '../../../trace/record/event.ts';
import { FOUND_WORDS } from '../../../trace/words/look-words.ts';

/** A look, where the picture has it. */
export interface DrawnLook {
  readonly id: string;
  readonly place: number;
  readonly found: Found;
  /** What was found, in a sentence after “finds”: `the FIN`. */
  readonly says: string;
}

/** The looks among the events that a level shows. */
export function drawnLooks(events: Trace, trace: Trace): readonly DrawnLook[] {
  return looksAmong(events, trace).map(({ event, found }) => ({
    id: event.id,
    place: trace.indexOf(event),
    found,
    says: FOUND_WORDS[found],
  }));
}
