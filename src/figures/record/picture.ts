import type { Shape } from '../svg.ts';
import type { RecordPictureOptions } from './picture-options.ts';
import { tallRecord } from './tall.ts';
import { wideRecord } from './wide.ts';

/** From this width on, time runs to the right. */
const WIDE_RECORD_FROM_PX = 560;

/**
 * A recorded run and the model's run of the same programs on one clock, whose zero is the FIN. Ties join the same events.
 * Where no two ties cross, the order of both runs is the same; the slant of a tie is the difference of durations.
 */
export function recordPicture(options: RecordPictureOptions): Shape {
  return options.width < WIDE_RECORD_FROM_PX ? tallRecord(options) : wideRecord(options);
}
