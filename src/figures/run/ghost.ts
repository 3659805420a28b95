import { clockOf } from './clock.ts';
import { type FrozenClock, frozenPositions } from './frozen-clock.ts';
import type { FocusedCall } from './scene/focused-call.ts';
import type { DrawnSegment } from './scene/segments.ts';
import type { Scene } from './scene.ts';
import { SAME_MOMENT_US } from './shared-clock.ts';
import { exactTimeLabel } from './time-label.ts';

/** What a run had elsewhere before the reader's last change, on the clock of the run that is drawn now. */
interface Ghost {
  /** The run before. Its times count from the zero of the run that is drawn. */
  readonly scene: Scene;
  /** The request in focus. Undefined when it was written at the same time. */
  readonly call: FocusedCall | undefined;
  /** Segments without a counterpart of the same kind at the same time. */
  readonly segments: readonly DrawnSegment[];
  /** `before: request 2, +0.334` */
  readonly words: string;
}

/**
 * What has moved from one run to the next. Both runs are laid on one clock: their responses before the request in focus
 * coincide, or their starts, when they are about different requests. Undefined when nothing has moved.
 */
export function ghostOf(before: Scene, scene: Scene): Ghost | undefined {
  const shifted = shiftedTo(scene, before);
  const { focusedCall } = shifted;
  const isApart =
    focusedCall &&
    (focusedCall.number !== scene.focusedCall?.number ||
      !isSameTime(shifted, focusedCall.written, scene, scene.focusedCall.written));
  const call = isApart && isInPart(shifted, focusedCall.written, scene) ? focusedCall : undefined;
  const segments = shifted.segments.filter(
    (segment) =>
      isInPart(shifted, segment.place, scene) && !hasCounterpart(segment, shifted, scene),
  );
  const [moved] = segments;
  const named = call ? { place: call.written, name: `request ${call.number}` } : moved;
  if (!named) return undefined;
  const words = `before: ${named.name}, ${exactTimeLabel(shifted.times[named.place] ?? 0)}`;
  return { scene: shifted, call, segments, words };
}

/** The pixel of a place of the run before, on the clock of the run that is drawn. */
export function ghostClock({ scene }: Ghost, frozen: FrozenClock): (place: number) => number {
  const { span } = frozen;
  const held = { span, positions: (each: Scene) => frozenPositions(each, frozen) };
  return clockOf(scene, { scale: 'readable', span, held }).at;
}

function shiftedTo(scene: Scene, before: Scene): Scene {
  const isSameRequest = before.focusedCall?.number === scene.focusedCall?.number;
  const laterUs = isSameRequest ? scene.responseUs - before.responseUs : 0;
  const byUs = before.zero.t + laterUs - scene.zero.t;
  return {
    ...before,
    zero: scene.zero,
    times: before.times.map((t) => t + byUs),
    steps: before.steps.map((step) => ({ ...step, t: step.t + byUs })),
  };
}

function hasCounterpart({ id, kind, place }: DrawnSegment, before: Scene, scene: Scene): boolean {
  return scene.segments.some(
    (other) =>
      other.id === id && other.kind === kind && isSameTime(before, place, scene, other.place),
  );
}

function isSameTime(one: Scene, place: number, other: Scene, otherPlace: number): boolean {
  const apartUs = (one.times[place] ?? 0) - (other.times[otherPlace] ?? 0);
  return Math.abs(apartUs) <= SAME_MOMENT_US;
}

/** Whether the picture shows the time of a place. It may show only a part of the run. */
function isInPart(before: Scene, place: number, { steps, leftOut }: Scene): boolean {
  const t = before.times[place] ?? 0;
  const isEarly = (leftOut?.before ?? 0) > 0 && t < (steps[0]?.t ?? 0);
  const isLate = (leftOut?.after ?? 0) > 0 && t > (steps.at(-1)?.t ?? 0);
  return !isEarly && !isLate;
}
