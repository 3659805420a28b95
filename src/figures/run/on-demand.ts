import type { LabelBoard } from '../labels.ts';
import type { Shape } from '../svg.ts';
import { type PictureOptions, SEGMENTS_DRAWN_MAX, STEPS_DRAWN_MAX } from './picture-options.ts';
import type { Scene } from './scene.ts';
import type { TallLayout } from './tall/layout.ts';
import type { WideLayout } from './wide/layout.ts';

/** The parts of a picture that are loaded on demand: see extras.ts. */
export interface Extras {
  /** The part of a run that is drawn. It is the whole run when that is short enough and no part is wanted. */
  readonly part: (scene: Scene, options: PictureOptions) => Scene;
  readonly leftOut: (scene: Scene) => string;
  readonly wide: {
    readonly cuts: (sheet: WideLayout) => Shape[];
    readonly ghost: (sheet: WideLayout) => Shape[];
  };
  readonly tall: {
    readonly cuts: (column: TallLayout, board: LabelBoard) => Shape[];
    readonly ghost: (column: TallLayout, board: LabelBoard) => Shape[];
  };
}

/** Whether a picture with these options needs its extras. */
export function needsExtras(scene: Scene, { ghost, range }: Partial<PictureOptions>): boolean {
  const isLong = scene.steps.length > STEPS_DRAWN_MAX || scene.segments.length > SEGMENTS_DRAWN_MAX;
  return isLong || ghost !== undefined || range !== undefined;
}
