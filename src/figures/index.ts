/** The public surface of the room: a run, and a width, become a picture. */
import { type Picture, type PictureOptions, WIDE_FROM_PX } from './picture.ts';
import type { Scene } from './scene.ts';
import { tallPicture } from './tall/tall.ts';
import { widePicture } from './wide/wide.ts';

export type { Scale } from './clock.ts';
export { LANE_WORDS, type Lane, laneOf } from './lane.ts';
export { type Picture, type PictureOptions, ROOMY_FROM_PX, WIDE_FROM_PX } from './picture.ts';
export type { Step } from './scene/steps.ts';
export { type Scene, sceneOf, sceneSinceResponse } from './scene.ts';
export { summaryOf } from './summary.ts';
export { markupOf, type Shape } from './svg.ts';

/** A run, laid out for a width: time runs right where there is room for that, and down on a phone. */
export function picture(scene: Scene, options: PictureOptions): Picture {
  return options.width >= WIDE_FROM_PX ? widePicture(scene, options) : tallPicture(scene, options);
}
export { differencesFrom } from './differences.ts';
export { type Move, moved, stepAt } from './steps.ts';
