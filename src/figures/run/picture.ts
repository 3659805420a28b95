import { EXTRAS } from './extras.ts';
import { type Picture, type PictureOptions, WIDE_FROM_PX } from './picture-options.ts';
import type { Scene } from './scene.ts';
import { tallPicture } from './tall/tall.ts';
import { widePicture } from './wide/wide.ts';

/** Draws a run for a width. Time runs right when there is room for that, and down on a phone. */
export function picture(scene: Scene, options: PictureOptions): Picture {
  const draw = options.width >= WIDE_FROM_PX ? widePicture : tallPicture;
  return draw(scene, options, EXTRAS);
}
