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

/** What the parts of a wide picture share: what to draw, the positions, and the room that labels have taken. */
export interface WideLayout {
  readonly scene: Scene;
  readonly options: PictureOptions;
  readonly clock: Clock;
  readonly width: number;
  readonly roomy: boolean;
  /** Width of the room for the names of the lanes, at the left. */
  readonly gutter: number;
  readonly board: LabelBoard;
  readonly now: Step | undefined;
  /** Place of the step after the current one. Events between the two belong to the current step. */
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

/** Whether a place belongs to the current step: it is the step's own, or lies before the next step. */
export function isNow({ now, next }: WideLayout, place: number): boolean {
  return now !== undefined && place >= now.place && place < next;
}

/** The area of a lane, for labels that have to stay in it. */
export function laneBox({ gutter, width }: WideLayout, top: number, bottom: number): Rectangle {
  return { left: gutter, top, right: width - RIGHT_PX, bottom };
}
