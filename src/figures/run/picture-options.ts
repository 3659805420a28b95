import type { Label } from '../labels.ts';
import type { Shape } from '../svg.ts';
import type { FrozenAt, Scale } from './clock.ts';
import type { FrozenClock } from './clock-time.ts';
import type { PlaceRange } from './scene/part.ts';
import type { Scene } from './scene.ts';

export interface PictureOptions {
  /** In pixels. The layout is made for this width and not scaled, so that letters keep their size. */
  readonly width: number;
  /** Prefix of the picture's ids, unique in the document. */
  readonly name: string;
  readonly scale?: Scale;
  /** A wide picture of less height: without the lengths of the gaps, and with one line less on the wire. */
  readonly compact?: boolean;
  /** Id of the current event. Later parts are veiled; without an id nothing is. */
  readonly at?: string | undefined;
  /** All runs that share the clock, including this one: see shared-clock.ts. */
  readonly among?: readonly Scene[] | undefined;
  /** Index of the current mark of a shared clock. This run may have no step there. */
  readonly mark?: number | undefined;
  /** The frozen clock, while the reader drags: see frozen-clock.ts. */
  readonly held?: FrozenAt | undefined;
  /** The latest time at which the FIN may reach the client so that the program works. Microseconds since the run's start. */
  readonly latestFinUs?: number | undefined;
  /**
   * The run before the reader's last change, at the same level. What it has elsewhere is drawn dotted, on the clock of
   * this run: see ghost.ts.
   */
  readonly ghost?: Scene | undefined;
  /** The part of the run to draw. It is not used on a shared clock: see range.ts. */
  readonly range?: PlaceRange | undefined;
  /** Whether to draw the handles that a reader can drag. */
  readonly movable?: boolean;
  /** Ids of the steps in which this run differs from the one that is drawn beside it. */
  readonly differs?: ReadonlySet<string>;
}

/** A finished picture, and the positions of its steps, with which a pointer finds them. */
export interface Picture {
  readonly root: Shape;
  readonly width: number;
  readonly height: number;
  /** The direction of time. */
  readonly time: 'right' | 'down';
  /** The position of each step of the level along the time axis, in pixels. */
  readonly steps: readonly { readonly id: string; readonly along: number }[];
  /** The clock, and how far from the left edge it begins, in pixels. Absent in a tall picture, which has rows instead. */
  readonly axis?: { readonly left: number; readonly clock: FrozenClock };
  /** What the picture leaves out of the run, in a sentence. Empty when it shows the whole run. */
  readonly leftOut: string;
  /** Whether something of the run before is drawn. It is not when nothing has moved. */
  readonly hasGhost: boolean;
  /** All labels, for the test that none covers another. */
  readonly labels: readonly Label[];
}

/** From this width on time runs right. In a narrower picture it runs down, with a row for each step. */
export const WIDE_FROM_PX = 480;
/** From this width on the names of lanes are written in full. */
export const ROOMY_FROM_PX = 860;

/** A picture has at most this many steps. A longer run is drawn in part, around the current step: see range.ts. */
export const STEPS_DRAWN_MAX = 160;

/** A picture has at most this many segments: first those of its steps. More of them cannot be told apart. */
export const SEGMENTS_DRAWN_MAX = 200;
