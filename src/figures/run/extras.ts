import type { Extras } from './on-demand.ts';
import { drawnRange, leftOutText, sceneWithin } from './range.ts';
import { tallCuts } from './tall/cuts.ts';
import { tallGhost } from './tall/ghost.ts';
import { wideCuts } from './wide/cuts.ts';
import { wideGhost } from './wide/ghost.ts';

/**
 * What a picture needs for a part of a run and for the run before. A page loads it when one of the two is wanted, because
 * most readers want neither.
 */
export const EXTRAS: Extras = {
  part: (scene, { range, at }) => sceneWithin(scene, drawnRange(scene, range, at)),
  leftOut: leftOutText,
  wide: { cuts: wideCuts, ghost: wideGhost },
  tall: { cuts: tallCuts, ghost: tallGhost },
};
