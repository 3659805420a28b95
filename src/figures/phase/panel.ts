import { FINEST, powersOfTen, stepAtTime } from '../../exploration/phase/axis.ts';
import { FATES, type Fate } from '../../exploration/phase/fate.ts';
import { fateAt, type PhaseMap } from '../../exploration/phase/phase-map.ts';
import type { PhasePlane, PhasePoint } from '../../exploration/phase/plane.ts';
import { label, labelShape } from '../labels.ts';
import { group, line, rect, type Shape, shape } from '../svg.ts';
import { borderBetween, type Outlines, outlinesOf } from './outlines.ts';
import { type Band, bandShapes, barShapes, type RecordedBar } from './recorded.ts';
import { AXIS_NAMES } from './words.ts';

export const PHASE_PX = { width: 320, height: 366 } as const;
/** The plot within the panel, in pixels. */
const PHASE_PLOT = { left: 60, right: 300, top: 20, bottom: 308 } as const;

export interface PhasePanel {
  readonly plane: PhasePlane;
  readonly map: PhaseMap;
  /** Prefix of the panel's ids, unique in the document. */
  readonly name: string;
  readonly bands: readonly Band[];
  readonly bars: readonly RecordedBar[];
  readonly cross: PhasePoint;
}

/**
 * Draws how the runs of a program end, over two times. Hatched: the request was written into the race window. Crosses:
 * it was written before the FIN. Dots: it failed in another way. Plain: it was answered. The thick line is the border
 * between answered and failed. Both axes are logarithmic.
 */
export function phasePanel(panel: PhasePanel): Shape {
  const { width, height } = PHASE_PX;
  return shape(
    'svg',
    {
      class: 'picture phase',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'aria-hidden': 'true',
    },
    ...phaseShapes(panel),
  );
}

/** The shapes of a panel, for a document that has several. */
export function phaseShapes({
  plane,
  map,
  name,
  bands,
  bars,
  cross,
}: PhasePanel): readonly Shape[] {
  const { left, right, top, bottom } = PHASE_PLOT;
  const placed = {
    ...PHASE_PLOT,
    x: (us: number) => xOf(stepAtTime(plane.x, us)),
    y: (us: number) => yOf(stepAtTime(plane.y, us)),
  };
  return [
    hatching(`${name}-hatch`),
    crossPattern(`${name}-crosses`),
    dotPattern(`${name}-dots`),
    rect('plot', left, top, right - left, bottom - top),
    ...regions(map, name),
    ...grid(plane),
    ...bandShapes(bands, placed),
    ...barShapes(bars, placed),
    rect('frame', left, top, right - left, bottom - top),
    ...axisNames(plane),
    crosshair(cross, fateAt(map, cross)),
  ];
}

function xOf(step: number): number {
  return PHASE_PLOT.left + ((PHASE_PLOT.right - PHASE_PLOT.left) * step) / FINEST;
}

function yOf(step: number): number {
  return PHASE_PLOT.bottom - ((PHASE_PLOT.bottom - PHASE_PLOT.top) * step) / FINEST;
}

/** The place of the plane under a point of the picture, within the plot. */
export function pointUnder(x: number, y: number): PhasePoint {
  const { left, right, top, bottom } = PHASE_PLOT;
  const step = (share: number) => Math.round(Math.min(Math.max(share, 0), 1) * FINEST);
  return { x: step((x - left) / (right - left)), y: step((bottom - y) / (bottom - top)) };
}

/** Where the reader is: one place in all panels at once. Its sign is that of the request. */
export function crosshair(point: PhasePoint, fate: Fate | undefined): Shape {
  const { left, right, top, bottom } = PHASE_PLOT;
  const [x, y] = [xOf(point.x), yOf(point.y)];
  return group(
    'crosshair',
    [
      line('cross-edge', x, top, x, bottom),
      line('cross-edge', left, y, right, y),
      line('cross-line', x, top, x, bottom),
      line('cross-line', left, y, right, y),
      shape('g', { transform: `translate(${round(x)} ${round(y)})` }, ...sign(fate)),
    ],
    'crosshair',
  );
}

function sign(fate: Fate | undefined): Shape[] {
  const ring = (className: string) => shape('circle', { class: className, cx: 0, cy: 0, r: 7.5 });
  if (fate === undefined)
    return [
      ring('sign-ring'),
      shape('path', { class: 'sign-disc', d: 'M0,-7.5a7.5,7.5 0 0 0 0,15z' }),
    ];
  return fate === 'answered'
    ? [ring('sign-ring'), shape('path', { class: 'sign-check', d: 'M-3.6,0.2L-1,3.1L3.8,-2.7' })]
    : [ring('sign-disc'), shape('path', { class: 'sign-cross', d: 'M-3,-3L3,3M3,-3L-3,3' })];
}

function regions(map: PhaseMap, name: string): Shape[] {
  const outlines = new Map(FATES.map((fate) => [fate, outlinesOf(map, fate)]));
  const fill: Partial<Record<Fate, string>> = { inside: 'hatch', before: 'crosses', other: 'dots' };
  const areas = FATES.flatMap((fate) => {
    const pattern = fill[fate];
    const d = pathOf(outlines.get(fate)?.loops ?? [], true);
    if (!pattern || !d) return [];
    return [
      shape('path', { class: `region ${fate}`, d }),
      shape('path', { class: `texture ${fate}`, d, fill: `url(#${name}-${pattern})` }),
    ];
  });
  const of = (fate: Fate): Outlines => outlines.get(fate)!;
  const edge = pathOf(borderBetween(of('answered'), [of('inside'), of('before'), of('other')]));
  const seam = pathOf(borderBetween(of('inside'), [of('before'), of('other')]));
  return [
    ...areas,
    ...(seam ? [shape('path', { class: 'seam', d: seam })] : []),
    ...(edge ? [shape('path', { class: 'edge', d: edge })] : []),
  ];
}

function pathOf(
  lines: readonly (readonly (readonly [number, number])[])[],
  isClosed = false,
): string {
  const point = ([x, y]: readonly [number, number]) => `${round(xOf(x / 2))},${round(yOf(y / 2))}`;
  return lines.map((each) => `M${each.map(point).join('L')}${isClosed ? 'Z' : ''}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** As the race window is hatched in a picture of one run. */
function hatching(id: string): Shape {
  const turned = { patternTransform: 'rotate(45)' };
  return pattern(id, 7, turned, line('hatch', 0, 0, 0, 7));
}

function crossPattern(id: string): Shape {
  const size = 12;
  return pattern(id, size, {}, shape('path', { class: 'small-cross', d: 'M4,4L8,8M8,4L4,8' }));
}

function dotPattern(id: string): Shape {
  return pattern(id, 8, {}, shape('circle', { class: 'small-dot', cx: 4, cy: 4, r: 1.2 }));
}

function pattern(
  id: string,
  size: number,
  more: Readonly<Record<string, string>>,
  ...marks: Shape[]
): Shape {
  const attributes = { id, width: size, height: size, patternUnits: 'userSpaceOnUse', ...more };
  return shape('defs', {}, shape('pattern', attributes, ...marks));
}

function grid({ x, y }: PhasePlane): Shape[] {
  const { left, right, top, bottom } = PHASE_PLOT;
  const quiet = { className: 'quiet number' } as const;
  const down = powersOfTen(x).flatMap((us) => {
    const at = xOf(stepAtTime(x, us));
    return [
      line('grid', at, top, at, bottom),
      labelShape(label(tickText(us), at, bottom + 16, { ...quiet, anchor: 'middle' })),
    ];
  });
  const across = powersOfTen(y).flatMap((us) => {
    const at = yOf(stepAtTime(y, us));
    return [
      line('grid', left, at, right, at),
      labelShape(label(tickText(us), left - 5, at + 4, { ...quiet, anchor: 'end' })),
    ];
  });
  return [group('', [...down, ...across])];
}

function tickText(us: number): string {
  return us < 1000 ? `${us} µs` : `${us / 1000} ms`;
}

function axisNames({ x, y }: PhasePlane): Shape[] {
  const { left, right, top, bottom } = PHASE_PLOT;
  return [
    labelShape(
      label(`${AXIS_NAMES[x.kind]} →`, (left + right) / 2, bottom + 36, { anchor: 'middle' }),
    ),
    shape(
      'text',
      {
        class: 'label',
        transform: `translate(11 ${(top + bottom) / 2}) rotate(-90)`,
        'text-anchor': 'middle',
      },
      `${AXIS_NAMES[y.kind]} →`,
    ),
  ];
}
