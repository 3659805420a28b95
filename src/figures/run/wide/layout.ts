import { LabelBoard, type Rectangle } from '../../labels.ts';
import type { Clock } from '../clock.ts';
import { type PictureOptions, ROOMY_FROM_PX } from '../picture-options.ts';
import type { Step } from '../scene/steps.ts';
import type { Scene } from '../scene.ts';

/** Where the lanes of a wide picture are, in pixels from its top. */
export const Y = {
  title: 14,
  dimension: 30,
  ruler: 60,
  gaps: 74,
  js: 84,
  jsHead: 101,
  tick: 124,
  microtask: 146,
  jsEnd: 161,
  node: 181,
  kernel: 213,
  sockEnd: 239,
  client: 274,
  server: 352,
  end: 364,
} as const;

/** Height of a socket's row. */
export const WIDE_BUS_PX = 26;
export const RIGHT_PX = 14;

/** All that the parts of a wide picture share: what to draw, where things are, and who already has which place. */
export interface WideLayout {
  readonly scene: Scene;
  readonly options: PictureOptions;
  readonly clock: Clock;
  readonly width: number;
  readonly roomy: boolean;
  /** Pixels at the left for the names of the lanes. */
  readonly gutter: number;
  readonly board: LabelBoard;
  readonly now: Step | undefined;
  /** Place of the step after the reader's: what is between the two belongs to the reader's. */
  readonly next: number;
  x(place: number): number;
}

const GUTTER_PX = 132;
const GUTTER_NARROW_PX = 96;

export function gutterFor(width: number): number {
  return width >= ROOMY_FROM_PX ? GUTTER_PX : GUTTER_NARROW_PX;
}

export function wideLayoutOf(scene: Scene, options: PictureOptions, clock: Clock): WideLayout {
  const { width, at } = options;
  const gutter = gutterFor(width);
  const bounds: Rectangle = { left: 0, top: 0, right: width - 2, bottom: Y.end };
  const index = scene.steps.findIndex(({ id }) => id === at);
  return {
    scene,
    options,
    clock,
    width,
    roomy: width >= ROOMY_FROM_PX,
    gutter,
    board: new LabelBoard(bounds),
    now: scene.steps[index],
    next: scene.steps[index + 1]?.place ?? scene.times.length,
    x: (place) => gutter + clock.at(place),
  };
}

/** Whether something belongs to the step that the reader is at, or to what it caused before the next one. */
export function isNow({ now, next }: WideLayout, place: number): boolean {
  return now !== undefined && place >= now.place && place < next;
}

/** The drawing area of a lane, for labels that have to stay in it. */
export function laneBox({ gutter, width }: WideLayout, top: number, bottom: number): Rectangle {
  return { left: gutter, top, right: width - RIGHT_PX, bottom };
}
