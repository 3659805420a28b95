import { LabelBoard, type Rectangle } from '../../labels.ts';
import type { Clock } from '../clock.ts';
import { type PictureOptions, ROOMY_FROM_PX } from '../picture-options.ts';
import type { Step } from '../scene/steps.ts';
import type { Scene } from '../scene.ts';
import { type LanePlaces, lanePlaces, RIGHT_PX } from './lane-places.ts';

/** What the parts of a wide picture share: what to draw, the positions, and the room that labels have taken. */
export interface WideLayout {
  readonly scene: Scene;
  readonly options: PictureOptions;
  readonly clock: Clock;
  readonly width: number;
  readonly roomy: boolean;
  /** Width of the room for the names of the lanes, at the left. */
  readonly gutter: number;
  readonly y: LanePlaces;
  readonly board: LabelBoard;
  readonly now: Step | undefined;
  /** Place of the step after the current one. Events between the two belong to the current step. */
  readonly next: number;
  x(place: number): number;
  /** Whether a place is in the part of the run that is drawn, and right of the lanes' names. */
  shows(this: void, place: number): boolean;
}

const GUTTER_PX = 132;
const GUTTER_NARROW_PX = 96;

export function gutterFor(width: number): number {
  return width >= ROOMY_FROM_PX ? GUTTER_PX : GUTTER_NARROW_PX;
}

export function wideLayoutOf(scene: Scene, options: PictureOptions, clock: Clock): WideLayout {
  const { width, at, compact = false } = options;
  const gutter = gutterFor(width);
  const y = lanePlaces(compact);
  const bounds: Rectangle = { left: 0, top: 0, right: width - 2, bottom: y.end };
  const index = scene.steps.findIndex(({ id }) => id === at);
  const x = (place: number) => gutter + clock.at(place);
  const [from, to] = scene.leftOut
    ? [scene.steps[0]?.place ?? 0, scene.steps.at(-1)?.place ?? 0]
    : [0, Number.POSITIVE_INFINITY];
  return {
    scene,
    options,
    clock,
    width,
    roomy: width >= ROOMY_FROM_PX,
    gutter,
    y,
    board: new LabelBoard(bounds),
    now: scene.steps[index],
    next: scene.steps[index + 1]?.place ?? scene.times.length,
    x,
    shows: (place) => place >= from && place <= to && x(place) >= gutter,
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
