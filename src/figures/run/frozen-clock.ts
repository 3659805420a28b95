import { type FrozenClock, HALF_REST_US, pixelAt } from './clock-time.ts';
import type { Scene } from './scene.ts';

export type { FrozenClock };

/** Least distance between a new moment and its neighbours. It is smaller when there is too little room for that. */
const GAP_PX_MIN = 12;

/**
 * The pixel of each step of a scene on a frozen clock. A step that the clock's own run has at the same time keeps its
 * pixel there; the others are placed between such steps by their time.
 */
export function frozenPositions({ steps, zero }: Scene, held: FrozenClock): number[] {
  const known = new Map(held.moments.map(({ id, t, x }) => [`${id} ${t}`, x]));
  const wanted = steps.map(({ t }) => pixelAt(held, t + zero.t));
  const pinned = steps.map(({ id, t }) => known.get(`${id} ${t + zero.t}`));
  const positions: number[] = [];
  let from = 0;
  while (from < steps.length) {
    const fixed = pinned[from];
    if (fixed !== undefined && fixed >= (positions.at(-1) ?? 0)) {
      positions.push(fixed);
      from += 1;
      continue;
    }
    const next = pinned.findIndex((x, index) => index > from && x !== undefined);
    const to = next < 0 ? steps.length : next;
    const room = [
      positions.at(-1) ?? 0,
      (next < 0 ? undefined : pinned[next]) ?? held.span,
    ] as const;
    positions.push(...spread(wanted.slice(from, to), ...room));
    from = to;
  }
  return positions;
}

/** Moves positions apart, as little as possible, so that they keep their order and lie between `left` and `right`. */
function spread(wanted: readonly number[], left: number, right: number): number[] {
  const least = Math.max(Math.min(GAP_PX_MIN, (right - left) / (wanted.length + 1)), 0);
  const placed: number[] = [];
  for (const x of wanted) placed.push(Math.max(x, (placed.at(-1) ?? left) + least));
  let limit = right;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    limit = Math.min(placed[index] ?? limit, limit - least);
    placed[index] = limit;
  }
  return placed;
}

/** The time at a pixel of the axis: the inverse of `pixelAt`. @returns microseconds since the start of the run */
export function timeAtPixel({ moments, span }: FrozenClock, x: number): number {
  const after = moments.findIndex((moment) => moment.x > x);
  const to = moments[after];
  const from = to ? moments[after - 1] : moments.at(-1);
  if (!from) return to?.t ?? 0;
  if (!to) {
    const part = Math.min(Math.max((x - from.x) / (span - from.x), 0), REST_PART_MAX);
    return from.t + HALF_REST_US * (1 / (1 - part) - 1);
  }
  return from.t + ((to.t - from.t) * (x - from.x)) / (to.x - from.x);
}

/** The end of the axis would be an infinite time, so the rest is read only up to here: 48 ms after the last moment. */
const REST_PART_MAX = 0.96;
