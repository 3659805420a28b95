import type { FrozenClock } from './clock-time.ts';
import type { Scene } from './scene.ts';
import { type Mark, marksOf } from './shared-clock.ts';

/**
 * Where on a picture's axis an event is drawn. It is looked up by its place in the trace and not by its time, because a
 * run has many events in one microsecond and their order must stay visible.
 */
export interface Clock {
  /** @param place in the trace, fractions allowed; @returns pixels along the axis */
  at(place: number): number;
  /** Length of the axis in pixels. */
  readonly span: number;
  /** The moments of the clock, with their positions. */
  readonly marks: readonly PlacedMark[];
  /** A copy of the positions, to draw other runs on while a reader drags. */
  readonly held: FrozenClock;
}

/**
 * Readable: every event of the level gets room, and the length of a gap counts by its logarithm, so that 20 µs and 15 ms
 * can both be seen. Linear: pixels are proportional to time on the run's clock, and events of the same moment are drawn
 * at the same pixel. On both scales the times of a run of the Lab come from its model.
 */
export type Scale = 'readable' | 'linear';

export const SCALE_NAMES: Readonly<Record<Scale, string>> = {
  readable: 'Readable clock',
  linear: 'To scale',
};

/** Least distance between two events on the readable scale. It is smaller when the axis is too short for that. */
const GAP_PX_MIN = 44;
/** The part of the axis that the least distances may use; the rest is divided by the length of the gaps. */
const EVEN_SHARE_MAX = 0.6;

interface PlacedMark {
  readonly mark: Mark;
  /** Pixels along the axis. */
  readonly x: number;
}

interface ClockOptions {
  readonly scale: Scale;
  readonly span: number;
  /** Runs that share this clock: events of the same time are drawn at the same pixel. */
  readonly among?: readonly Scene[] | undefined;
  readonly held?: FrozenAt | undefined;
}

/** A frozen clock. It is used only while the axis has the same length. */
export interface FrozenAt {
  readonly span: number;
  /** The pixel of each step of a run on this clock. */
  readonly positions: (scene: Scene) => readonly number[];
}

export function clockOf(scene: Scene, options: ClockOptions): Clock {
  const { scale, span, held } = options;
  const marks = placedMarks(scene, options);
  const positions = held?.span === span ? held.positions(scene) : positionsAmong(marks, scene);
  const points = scene.steps.map(({ id, place, t }, index) => {
    return { id, place, t, x: positions[index] ?? 0 };
  });
  const byTime = scale === 'linear' ? 1 : BY_TIME;
  return {
    span,
    marks,
    at: (place) => positionOf(place, points, scene.times, byTime),
    held: { span, moments: points.map(({ id, t, x }) => ({ id, t: t + scene.zero.t, x })) },
  };
}

/** Places the marks of this run and of the runs that share its clock. */
function placedMarks(scene: Scene, { scale, span, among = [] }: ClockOptions): PlacedMark[] {
  const axis = marksOf(among.includes(scene) ? among : [scene, ...among]);
  const room = span - LEAD_PX - TAIL_PX;
  const positions = scale === 'linear' ? linearScale(axis, room) : readableScale(axis, room);
  return axis.map((mark, index) => ({ mark, x: LEAD_PX + (positions[index] ?? 0) }));
}

/** The pixel of each step of a run. */
function positionsAmong(marks: readonly PlacedMark[], scene: Scene): number[] {
  const along = new Map(marks.map(({ mark: { places }, x }) => [places.get(scene), x]));
  return scene.steps.map(({ place }) => along.get(place) ?? 0);
}

function readableScale(marks: readonly Mark[], span: number): number[] {
  const gaps = marks.slice(1).map((mark, index) => Math.log1p(mark.t - (marks[index]?.t ?? 0)));
  const even = Math.min(GAP_PX_MIN, (EVEN_SHARE_MAX * span) / Math.max(gaps.length, 1));
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const rest = span - even * gaps.length;
  // When every gap is 0 µs long, the axis is divided evenly.
  const widthOf = (gap: number) =>
    total > 0 ? even + (rest * gap) / total : span / Math.max(gaps.length, 1);
  const positions = [0];
  for (const gap of gaps) positions.push((positions.at(-1) ?? 0) + widthOf(gap));
  return positions;
}

function linearScale(marks: readonly Mark[], span: number): number[] {
  const first = marks[0]?.t ?? 0;
  const length = (marks.at(-1)?.t ?? 0) - first;
  return marks.map((mark) => (length > 0 ? ((mark.t - first) / length) * span : span / 2));
}

interface Point {
  readonly place: number;
  readonly t: number;
  readonly x: number;
}

/**
 * Between two marks, this share of the distance is divided by time. The rest is divided by order, so that no two events
 * are drawn at the same pixel.
 */
const BY_TIME = 0.7;
/** Room before the first mark and after the last one. It shows the order of the other events, without a scale. */
const LEAD_PX = 34;
const TAIL_PX = 34;

function positionOf(
  place: number,
  points: readonly Point[],
  times: readonly number[],
  byTime: number,
): number {
  const after = points.findIndex((point) => point.place >= place);
  const to = points[after];
  const from = to ? points[after - 1] : points.at(-1);
  if (!from) return to ? to.x - LEAD_PX * hint(to.place - place) : 0;
  if (!to) return from.x + TAIL_PX * hint(place - from.place);
  const byOrder = (place - from.place) / (to.place - from.place);
  const length = to.t - from.t;
  const byClock =
    length > 0 ? (timeAt(times, place) - timeAt(times, from.place)) / length : byOrder;
  return from.x + (to.x - from.x) * (byTime * byClock + (1 - byTime) * byOrder);
}

/** Grows with distance and stays below 1, so that events beyond the marks keep their order within that room. */
function hint(places: number): number {
  return places / (places + 8);
}

function timeAt(times: readonly number[], place: number): number {
  return times[Math.round(place)] ?? 0;
}
