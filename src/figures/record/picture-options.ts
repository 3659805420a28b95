import type { Trace } from '../../trace/record/event.ts';

export interface RecordPictureOptions {
  readonly recorded: Trace;
  readonly model: Trace;
  /** A line beneath the name of each lane: `Node 20.0.0`. */
  readonly notes: { readonly recorded: string; readonly model: string };
  readonly width: number;
  /** Prefix of the picture's ids, unique in the document. */
  readonly name: string;
}
