import { label, labelShape } from '../figures/labels.ts';
import { microtaskSign, placed, tickSign } from '../figures/run/shapes.ts';
import { group, line, polygon, rect, type Shape, shape } from '../figures/svg.ts';
import { textWidth } from '../figures/text-width.ts';
import type { Phase } from '../trace/record/event.ts';
import type { LoopMoment, LoopRun } from './reading/moments.ts';
import { PHASE_NAMES } from './reading/phases.ts';

/** Most steps that a picture has room for. Of a longer run it shows those around the current one. */
const STEPS_MAX = 160;
const GUTTER_PX = 92;
const RIGHT_PX = 10;
/** Baselines and middles of the rows, in pixels from the top. */
const Y = { phase: 4, phaseEnd: 30, call: 48, tick: 70, job: 92, print: 114, end: 126 } as const;

/** The run as a picture: a band for each phase, and below it what ran in it, in the order of the steps. */
export interface Strip {
  readonly root: Shape;
  /** The step at a distance from the left edge, in pixels. */
  readonly stepAt: (px: number) => number;
}

export function stripOf(run: LoopRun, index: number, width: number): Strip {
  const { moments } = run;
  const from = Math.max(0, Math.min(index - STEPS_MAX / 2, moments.length - STEPS_MAX));
  const shown = moments.slice(from, from + STEPS_MAX);
  const stepPx = (width - GUTTER_PX - RIGHT_PX) / Math.max(shown.length, 1);
  const x = (at: number) => GUTTER_PX + (at - from + 0.5) * stepPx;
  const cursor = x(index);
  const root = shape(
    'svg',
    {
      class: 'picture loop-strip',
      viewBox: `0 0 ${width} ${Y.end}`,
      width,
      height: Y.end,
      'aria-hidden': 'true',
    },
    ...names(),
    ...bandsOf(shown).map((band) => bandShape(band, x(band.from + from) - stepPx / 2, stepPx)),
    ...shown.map((moment, at) => signOf(moment, x(at + from), at + from > index)),
    placed('now', cursor, 0, [rect('cursor', -0.75, 0, 1.5, Y.end), pointer()]),
  );
  return {
    root,
    stepAt: (px) =>
      Math.min(
        Math.max(Math.floor((px - GUTTER_PX) / stepPx) + from, from),
        from + shown.length - 1,
      ),
  };
}

function names(): Shape[] {
  const rows = [
    ['phase', Y.phase + 17],
    ['callback', Y.call + 4],
    ['nextTick', Y.tick + 4],
    ['promise job', Y.job + 4],
    ['output', Y.print + 4],
  ] as const;
  return rows.map(([name, y]) => labelShape(label(name, 0, y, { className: 'quiet' })));
}

interface Band {
  readonly phase: Phase;
  readonly from: number;
  readonly steps: number;
}

/** Neighbouring steps of one phase. */
function bandsOf(moments: readonly LoopMoment[]): readonly Band[] {
  const bands: Band[] = [];
  for (const [at, { event }] of moments.entries()) {
    const last = bands.at(-1);
    if (event.kind === 'phase' || !last) {
      bands.push({ phase: event.kind === 'phase' ? event.phase : 'main', from: at, steps: 1 });
    } else {
      bands[bands.length - 1] = { ...last, steps: last.steps + 1 };
    }
  }
  return bands;
}

function bandShape({ phase, from, steps }: Band, left: number, stepPx: number): Shape {
  const width = steps * stepPx - 2;
  const name = [PHASE_NAMES[phase].name, PHASE_NAMES[phase].short].find(
    (text) => textWidth(text, 'sans', 12) + 8 <= width,
  );
  return group(
    `turn ${phase}`,
    [
      shape('title', {}, PHASE_NAMES[phase].name),
      rect('', left, Y.phase, width, Y.phaseEnd - Y.phase),
      ...(name ? [labelShape(label(name, left + 5, Y.phase + 17, { className: 'js' }))] : []),
    ],
    `band-${from}-${phase}`,
  );
}

/** What a step does, as a sign in its row; nothing for the beginning of a phase. */
function signOf({ event, place, queued }: LoopMoment, x: number, isLater: boolean): Shape {
  const key = `step-${place}`;
  const sign = (y: number, shapes: readonly Shape[]) =>
    group(isLater ? 'later' : '', [placed(key, x, y, shapes)]);
  const isAsked = queued?.askedAt === place;
  const isCleared = queued?.clearedAt === place;
  if (isAsked || isCleared) {
    const y = { tick: Y.tick, job: Y.job, timer: Y.call, immediate: Y.call }[queued.queue];
    const ring = shape('circle', { class: isCleared ? 'struck' : 'asked', cx: 0, cy: 0, r: 3 });
    return sign(y, [ring]);
  }
  switch (event.kind) {
    case 'tick':
      return sign(Y.tick, [tickSign()]);
    case 'microtask':
      return sign(Y.job, [microtaskSign()]);
    case 'timer':
    case 'immediate':
    case 'callback':
      return sign(Y.call, [rect('js-solid', -4.5, -4.5, 9, 9)]);
    case 'output':
      return sign(Y.print, [line('print', -3.5, 0, 3.5, 0)]);
    case 'throw':
    case 'uncaught':
    case 'limit':
      return sign(Y.print, [shape('path', { class: 'crash', d: 'M-4,-4L4,4M4,-4L-4,4' })]);
    default:
      return group('', []);
  }
}

function pointer(): Shape {
  return polygon('ink', [
    [-5, 0],
    [5, 0],
    [0, 6],
  ]);
}
