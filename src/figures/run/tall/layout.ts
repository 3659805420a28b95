import type { PictureOptions } from '../picture-options.ts';
import type { Step } from '../scene/steps.ts';
import type { Scene } from '../scene.ts';

/** Height of a row, large enough for a thumb. */
const ROW_PX = 58;
/** Steps outside the story get a row of two lines, because there may be a hundred of them. */
const SMALL_ROW_PX = 34;
/** Room above the first step and below the last. */
const HALF_ROW_PX = ROW_PX / 2;
/** Room for the names of the columns. */
const HEAD_PX = 72;
const FOOT_PX = 30;

/** Where the columns of a tall picture are, in pixels from its left. */
export const X = {
  time: 47,
  js: 54,
  jsEnd: 70,
  node: 78,
  kernel: 98,
  client: 130,
  server: 184,
  label: 202,
} as const;

const LEAN_PX = 9;
export const FATE_RADIUS_PX = 7.5;

/** Width of a socket's column. */
export const TALL_BUS_PX = 13;

/** What the parts of a tall picture share. Time runs down. Every step has a row, however long the gap before it. */
export interface TallLayout {
  readonly scene: Scene;
  readonly options: PictureOptions;
  readonly height: number;
  /** The ends of the lanes, in pixels. */
  readonly top: number;
  readonly bottom: number;
  readonly now: Step | undefined;
  /** The middle of a step's row, or a position between rows for a place that is no step. */
  y(place: number): number;
  /** Whether a place is in the part of the run that is drawn. */
  shows(this: void, place: number): boolean;
}

export function tallLayoutOf(scene: Scene, options: PictureOptions): TallLayout {
  const middles = middlesOf(scene.steps);
  const height = (middles.at(-1) ?? HEAD_PX) + HALF_ROW_PX + FOOT_PX;
  const [from, to] = scene.leftOut
    ? [scene.steps[0]?.place ?? 0, scene.steps.at(-1)?.place ?? 0]
    : [0, Number.POSITIVE_INFINITY];
  return {
    scene,
    options,
    height,
    top: HEAD_PX - 22,
    bottom: height - 6,
    now: scene.steps.find(({ id }) => id === options.at),
    shows: (place) => place >= from && place <= to,
    y: (place) => alongOf(place, scene.steps, middles),
  };
}

export function rowPx({ told }: Step): number {
  return told ? ROW_PX : SMALL_ROW_PX;
}

/** The middle of each row. */
function middlesOf(steps: readonly Step[]): readonly number[] {
  let top = HEAD_PX - HALF_ROW_PX;
  return steps.map((step) => {
    top += rowPx(step);
    return top - rowPx(step) / 2;
  });
}

/**
 * The position of a place. Between two steps it is divided by order. Before the first step and after the last one it
 * stays within `END_PX`.
 */
function alongOf(place: number, steps: readonly Step[], middles: readonly number[]): number {
  const after = steps.findIndex((step) => step.place >= place);
  const to = steps[after];
  const before = after < 0 ? steps.length - 1 : after - 1;
  const from = steps[before];
  const fromY = middles[before] ?? HEAD_PX;
  if (!to) return fromY + END_PX * hint(place - (from?.place ?? 0));
  const toY = middles[after] ?? HEAD_PX;
  if (!from) return toY - END_PX * hint(to.place - place);
  return fromY + ((toY - fromY) * (place - from.place)) / (to.place - from.place);
}

const END_PX = 23;

function hint(places: number): number {
  return places / (places + 4);
}

type End = readonly [x: number, y: number];

/** Tail and tip of a segment's arrow, around its row. */
export function segmentEnds(from: 'client' | 'server'): readonly [End, End] {
  return from === 'client'
    ? [
        [X.client, 0],
        [X.server, LEAN_PX],
      ]
    : [
        [X.server, -LEAN_PX],
        [X.client, 0],
      ];
}
