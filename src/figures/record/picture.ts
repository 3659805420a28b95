import type { Trace } from '../../trace/record/event.ts';
import type { Shape } from '../svg.ts';
import { tallRecord } from './tall.ts';
import { wideRecord } from './wide.ts';

export interface RecordPictureOptions {
  readonly recorded: Trace;
  readonly model: Trace;
  /** A line beneath the name of each lane: `Node 20.0.0`. */
  readonly notes: { readonly recorded: string; readonly model: string };
  readonly width: number;
  /** Prefix of the picture's ids, unique in the document. */
  readonly name: string;
}

/** From this width on, time runs to the right. */
export const WIDE_RECORD_FROM_PX = 560;

/**
 * A recorded run and the model's run of the same programs on one clock, whose zero is the FIN. Ties join the same events.
 * Where no two ties cross, the order of both runs is the same; the slant of a tie is the difference of durations.
 */
export function recordPicture(options: RecordPictureOptions): Shape {
  return options.width < WIDE_RECORD_FROM_PX ? tallRecord(options) : wideRecord(options);
}
