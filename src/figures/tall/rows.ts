import type { PictureOptions } from '../picture.ts';
import type { Step } from '../scene/steps.ts';
import type { Scene } from '../scene.ts';

/** One row for each step: a target that a thumb can hit. */
export const ROW_PX = 58;
/** Room for the names of the columns. */
export const HEAD_PX = 72;
const FOOT_PX = 30;

/** Where the columns of a tall picture are, in pixels from its left. */
export const X = {
  time: 44,
  js: 54,
  jsEnd: 70,
  node: 78,
  kernel: 98,
  client: 130,
  server: 184,
  label: 202,
} as const;

/** Width of a socket's column. */
export const BUS_PX = 13;

/** All that the parts of a tall picture share. Time runs down; every step has a row, whatever its gap. */
export interface Column {
  readonly scene: Scene;
  readonly options: PictureOptions;
  readonly height: number;
  /** Where the lanes begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly now: Step | undefined;
  /** The middle of the row of a step, or between rows for what is no step. */
  y(place: number): number;
}

export function columnOf(scene: Scene, options: PictureOptions): Column {
  const places = scene.steps.map(({ place }) => place);
  const height = HEAD_PX + places.length * ROW_PX + FOOT_PX - ROW_PX / 2;
  return {
    scene,
    options,
    height,
    top: HEAD_PX - 22,
    bottom: height - 6,
    now: scene.steps.find(({ id }) => id === options.at),
    y: (place) => HEAD_PX + rowOf(place, places) * ROW_PX,
  };
}

/** The row of a place, with a fraction between two steps; a little before the first and after the last. */
function rowOf(place: number, places: readonly number[]): number {
  const after = places.findIndex((each) => each >= place);
  const to = places[after];
  const from = after < 0 ? places.at(-1) : places[after - 1];
  if (to === undefined) return places.length - 1 + END_ROWS * hint(place - (from ?? 0));
  if (from === undefined) return -END_ROWS * hint(to - place);
  return after - 1 + (place - from) / (to - from);
}

const END_ROWS = 0.4;

function hint(places: number): number {
  return places / (places + 4);
}
