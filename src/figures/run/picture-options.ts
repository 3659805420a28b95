import type { Label } from '../labels.ts';
import type { Shape } from '../svg.ts';
import type { FrozenAt, Scale } from './clock.ts';
import type { FrozenClock } from './clock-time.ts';
import type { Scene } from './scene.ts';

/** What a picture is asked for. The last ones have defaults. */
export interface PictureOptions {
  /** Pixels. Nothing is scaled: the layout is made for this width. */
  readonly width: number;
  /** Names the picture within its document. */
  readonly name: string;
  readonly scale?: Scale;
  /** Id of the event that the reader is at; without one, all of the run is drawn sharp. */
  readonly at?: string | undefined;
  /** Runs that the clock has to have room for, this one among them: see shared-clock.ts. */
  readonly among?: readonly Scene[] | undefined;
  /** Which mark of such a clock the reader is at, counted from 0. This run may have no step there. */
  readonly mark?: number | undefined;
  /** The clock that the reader holds while moving something: see frozen-clock.ts. */
  readonly held?: FrozenAt | undefined;
  /** When the FIN must have reached the client, if the program is to hold, in microseconds since the run's start. */
  readonly latestFinUs?: number | undefined;
  /** Show where the picture can be taken hold of. */
  readonly movable?: boolean;
  /** Ids of steps that another run, drawn beside this one, does not have. */
  readonly differs?: ReadonlySet<string>;
}

/** A picture that is laid out, and where a pointer finds the steps in it. */
export interface Picture {
  readonly root: Shape;
  readonly width: number;
  readonly height: number;
  /** Which way time runs. */
  readonly time: 'right' | 'down';
  /** Pixels along the time axis, for each step of the level. */
  readonly steps: readonly { readonly id: string; readonly along: number }[];
  /** Pixels from the left edge to the beginning of the clock, and the clock; absent where every step has a row. */
  readonly axis?: { readonly left: number; readonly clock: FrozenClock };
  /** All labels with a place in the drawing, for the test that none covers another. */
  readonly labels: readonly Label[];
}

/** From this width on time runs right; below it, down, with one row for each step. */
export const WIDE_FROM_PX = 560;
/** From this width on there is room for whole names. */
export const ROOMY_FROM_PX = 860;
