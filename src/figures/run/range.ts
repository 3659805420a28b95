import { SEGMENTS_DRAWN_MAX, STEPS_DRAWN_MAX } from './picture-options.ts';
import type { PlaceRange } from './scene/part.ts';
import type { Scene } from './scene.ts';

/** How many steps the first zoom shows. */
const ZOOM_STEPS = 12;
/** With fewer steps than this there is nothing left to look into. */
const ZOOM_STEPS_MIN = 4;

/** The part of a run that shows `count` steps, with a place in the middle. It has fewer at the ends of the run. */
export function rangeAround(scene: Scene, place: number, count: number = ZOOM_STEPS): PlaceRange {
  const { steps } = scene;
  const here = Math.max(
    steps.findLastIndex((step) => step.place <= place),
    0,
  );
  const first = Math.min(
    Math.max(here - Math.floor(count / 2), 0),
    Math.max(steps.length - count, 0),
  );
  return rangeOfSteps(scene, first, count);
}

/** The next wider part around a place: twice as many steps. Undefined when that is the whole run. */
export function widerRange(
  scene: Scene,
  range: PlaceRange | undefined,
  place: number,
): PlaceRange | undefined {
  const count = 2 * stepsIn(scene, range);
  return count < scene.steps.length ? rangeAround(scene, place, count) : undefined;
}

/** The next narrower part around a place. It is the given range when there is nothing left to look into. */
export function narrowerRange(
  scene: Scene,
  range: PlaceRange | undefined,
  place: number,
): PlaceRange | undefined {
  const shown = stepsIn(scene, range);
  if (shown <= ZOOM_STEPS_MIN) return range;
  // The whole run is a first press away from a part that can be read, however long the run is.
  const count = range ? Math.ceil(shown / 2) : Math.min(ZOOM_STEPS, Math.ceil(shown / 2));
  return rangeAround(scene, place, Math.max(count, ZOOM_STEPS_MIN));
}

/** A part of the same size that shows a place: the given one if it does, else the one around the place. */
export function rangeWith(scene: Scene, range: PlaceRange, place: number): PlaceRange {
  if (place >= range.from && place <= range.to) return range;
  return rangeAround(scene, place, stepsIn(scene, range));
}

/**
 * The part of a run that a picture draws: the wanted one, or all of it. A run with more steps than a picture draws is
 * cut into pages, so that most steps do not move the picture. The decisive step is in the middle of its page.
 */
export function drawnRange(
  scene: Scene,
  wanted: PlaceRange | undefined,
  at: string | undefined,
): PlaceRange | undefined {
  const { steps, decisiveStep } = scene;
  if (wanted && stepsIn(scene, wanted) <= STEPS_DRAWN_MAX) return wanted;
  if (steps.length <= STEPS_DRAWN_MAX) {
    // A part that is the whole run: it has fewer segments.
    const isCrowded = scene.segments.length > SEGMENTS_DRAWN_MAX;
    return isCrowded ? { from: 0, to: scene.times.length } : undefined;
  }
  const decisive = Math.max(
    steps.findLastIndex((step) => step.place <= decisiveStep),
    0,
  );
  const now = steps.findIndex(({ id }) => id === at);
  const offset = Math.floor(STEPS_DRAWN_MAX / 2) - decisive;
  const page = Math.floor(((now < 0 ? decisive : now) + offset) / STEPS_DRAWN_MAX);
  const first = page * STEPS_DRAWN_MAX - offset;
  return rangeOfSteps(
    scene,
    Math.min(Math.max(first, 0), steps.length - STEPS_DRAWN_MAX),
    STEPS_DRAWN_MAX,
  );
}

/**
 * A part of a scene. What is wholly outside is left out, and what reaches into the part keeps its places, so that it is
 * drawn up to the edge.
 */
export function sceneWithin(scene: Scene, range: PlaceRange | undefined): Scene {
  if (!range) return scene;
  const { from, to } = range;
  const isIn = ({ place }: { readonly place: number }) => place >= from && place <= to;
  const reachesIn = (each: { readonly from: number; readonly to: number }) =>
    each.to >= from && each.from <= to;
  const steps = scene.steps.filter(isIn);
  const before = scene.steps.findIndex(isIn);
  const segments = scene.segments.filter(isIn);
  const drawn = mostImportant(segments, steps);
  const { window, focusedCall, failure } = scene;
  return {
    ...scene,
    steps,
    turns: scene.turns.filter(reachesIn),
    jobs: scene.jobs.filter(isIn),
    sockets: {
      node: scene.sockets.node.filter(reachesIn),
      kernel: scene.sockets.kernel.filter(reachesIn),
    },
    looks: scene.looks.filter(isIn),
    segments: drawn,
    window: window && reachesIn(window) ? window : undefined,
    focusedCall: focusedCall && isIn({ place: focusedCall.written }) ? focusedCall : undefined,
    failure: failure && isIn(failure) ? failure : undefined,
    otherFailures: scene.otherFailures.filter(
      ({ written, place }) => isIn({ place }) || isIn({ place: written }),
    ),
    leftOut: {
      before: Math.max(before, 0),
      after: scene.steps.length - Math.max(before, 0) - steps.length,
      segments: segments.length - drawn.length,
    },
  };
}

/** What a picture leaves out, in a sentence. Empty when it shows the whole run. */
export function leftOutText({ steps, segments, leftOut }: Scene): string {
  if (!leftOut) return '';
  const { before, after } = leftOut;
  const all = before + steps.length + after;
  const sides = [
    ...(before > 0 ? [`${countText(before)} before`] : []),
    ...(after > 0 ? [`${countText(after)} after`] : []),
  ];
  const text =
    sides.length === 0
      ? `All ${countText(all)} steps are drawn.`
      : `${countText(steps.length)} of ${countText(all)} steps are drawn; ${sides.join(' and ')} are left out.`;
  if (leftOut.segments === 0) return sides.length === 0 ? '' : text;
  const among = segments.length + leftOut.segments;
  return `${text} Of the ${countText(among)} segments among them ${countText(segments.length)} are drawn.`;
}

/** The segments of steps, those that decide, and then the first others, in order. */
function mostImportant(segments: Scene['segments'], steps: Scene['steps']): Scene['segments'] {
  if (segments.length <= SEGMENTS_DRAWN_MAX) return segments;
  const ofSteps = new Set(steps.map(({ id }) => id));
  const isFirst = ({ id, decides }: Scene['segments'][number]) => decides || ofSteps.has(id);
  const chosen = new Set(
    [...segments]
      .sort((one, other) => Number(isFirst(other)) - Number(isFirst(one)))
      .slice(0, SEGMENTS_DRAWN_MAX),
  );
  return segments.filter((segment) => chosen.has(segment));
}

function stepsIn({ steps }: Scene, range: PlaceRange | undefined): number {
  if (!range) return steps.length;
  return steps.filter(({ place }) => place >= range.from && place <= range.to).length;
}

function rangeOfSteps({ steps }: Scene, first: number, count: number): PlaceRange {
  return {
    from: steps[first]?.place ?? 0,
    to: steps[Math.min(first + count, steps.length) - 1]?.place ?? 0,
  };
}

/** `1,012` */
function countText(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
