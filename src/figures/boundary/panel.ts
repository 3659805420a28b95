import { hatchPattern } from '../hatch.ts';
import { label, labelShape } from '../labels.ts';
import { group, line, polygon, rect, type Shape, shape } from '../svg.ts';
import { decades, extentOf, type LogAxis, pixel } from './axes.ts';
import {
  borderOf,
  borderUs,
  type Column,
  type Fate,
  type FateStretch,
  type Sample,
  stretchesOf,
} from './sample.ts';

export const PANEL_PX = { width: 300, height: 322 } as const;
/** The plot within the panel, in pixels. */
const PLOT = { left: 62, right: 290, top: 10, bottom: 262 } as const;

interface PanelOptions {
  /** Prefix of the panel's ids, unique in the document. */
  readonly name: string;
  /** The address that a run's mark links to; undefined for a run without a link. */
  readonly marked?: (sample: Sample) => string | undefined;
  /** Durations that were measured on real machines. They are drawn below the axis. */
  readonly measured: readonly MeasuredBorder[];
  /** All panels that stand beside each other. Their axes are the same, so that they can be compared. */
  readonly among: readonly (readonly Column[])[];
}

export interface MeasuredBorder {
  readonly name: string;
  readonly fromUs: number;
  readonly toUs: number;
}

/**
 * Draws how request 2 ends, over the two times that decide it. To the right the request is made later, upwards the FIN
 * comes later. Hatched: the request was written into the race window. Crosses: it was written before the FIN. Plain: it
 * was answered. Each mark is a run, and each corner of the edge lies between two runs.
 */
export function boundaryPanel(columns: readonly Column[], options: PanelOptions): Shape {
  const { width, height } = PANEL_PX;
  const extent = extentOf(options.among);
  const x: LogAxis = { ...extent.asked, from: PLOT.left, to: PLOT.right };
  const y: LogAxis = { ...extent.fin, from: PLOT.bottom, to: PLOT.top };
  const hatch = `${options.name}-hatch`;
  const marked = columns.flatMap(({ samples }) => samples.filter(({ refines }) => !refines));
  return shape(
    'svg',
    {
      class: 'picture boundary',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'aria-hidden': 'true',
    },
    hatchPattern(hatch),
    ...regions(columns, x, y, hatch),
    ...grid(x, y),
    ...edge(columns, x, y),
    ...marked.map((sample) => mark(sample, x, y)),
    ...regionNames(columns),
    ...columns.flatMap(({ samples }) => links(samples, x, y, options)),
    ...measuredMarks(options.measured, x),
    ...axisNames(),
  );
}

/** An area for each way to fail. It reaches from border to border, across all columns. */
function regions(columns: readonly Column[], x: LogAxis, y: LogAxis, hatch: string): Shape[] {
  return (['inside', 'before'] as const).flatMap((fate) => {
    const spans = columns.map((column) => ({
      x: pixel(x, column.askedUs),
      ...spanOf(column, fate, y),
    }));
    if (spans.every(({ low, high }) => low === high)) return [];
    const outline = [
      ...spans.map((span) => [span.x, span.low] as const),
      ...spans.toReversed().map((span) => [span.x, span.high] as const),
    ];
    const ground = polygon(`region ${fate}`, outline);
    if (fate !== 'inside') return [ground];
    const { d } = ground.attributes;
    return [ground, shape('path', { class: 'window-hatch', d, fill: `url(#${hatch})` })];
  });
}

/** The pixels between which the runs of a column have a fate. Both are the same when no run has it. */
function spanOf(column: Column, fate: Fate, y: LogAxis): { low: number; high: number } {
  const stretches = stretchesOf(column);
  const at = stretches.findIndex((each) => each.fate === fate);
  if (at < 0) return { low: y.to, high: y.to };
  return { low: endOf(stretches, at - 1, y) ?? y.from, high: endOf(stretches, at, y) ?? y.to };
}

/** The pixel at which a stretch ends and the next one begins; undefined before the first and after the last. */
function endOf(stretches: readonly FateStretch[], at: number, y: LogAxis): number | undefined {
  const below = stretches[at]?.samples.at(-1);
  const above = stretches[at + 1]?.samples[0];
  return below && above ? pixel(y, borderUs({ below, above })) : undefined;
}

const NAMES: Readonly<Record<Fate, string>> = {
  before: 'written before the FIN: fails',
  inside: 'into the window: fails',
  answered: 'a new connection: answered',
};

/**
 * The names of two areas. “Written before the FIN” stands at the top left, where the FIN comes late. The fate of the
 * earliest FIN stands at the bottom right.
 */
function regionNames(columns: readonly Column[]): Shape[] {
  const fates = new Set(columns.flatMap((column) => stretchesOf(column).map(({ fate }) => fate)));
  const low = columns[0]?.samples[0]?.fate;
  const at = (fate: Fate, className: string) =>
    fate === 'before'
      ? label(NAMES[fate], PLOT.left + 10, PLOT.top + 26, { className })
      : label(NAMES[fate], PLOT.right - 8, PLOT.bottom - 21, { className, anchor: 'end' });
  const told = [...(fates.has('before') ? (['before'] as const) : []), ...(low ? [low] : [])];
  return told.map((fate) =>
    labelShape(at(fate, fate === 'answered' ? 'strong halo' : 'race strong halo')),
  );
}

function edge(columns: readonly Column[], x: LogAxis, y: LogAxis): Shape[] {
  const borders = columns.flatMap((column) => {
    const border = borderOf(column);
    return border
      ? [{ border, at: [pixel(x, column.askedUs), pixel(y, borderUs(border))] as const }]
      : [];
  });
  const [first] = borders;
  if (!first || borders.length < 2) return [];
  const decides = first.border.below.fate === 'answered';
  const points = borders.map(({ at }) => at.map((value) => value.toFixed(1)).join(','));
  return [shape('path', { class: decides ? 'edge' : 'seam', d: `M${points.join('L')}` })];
}

function mark({ askedUs, finUs, fate }: Sample, x: LogAxis, y: LogAxis): Shape {
  const at = { x: pixel(x, askedUs), y: pixel(y, finUs) };
  switch (fate) {
    case 'before':
      return shape('path', {
        class: 'run before',
        d: [-1, 1]
          .map(
            (by) =>
              `M${r(at.x - 2.5)},${r(at.y - 2.5 * by)}L${r(at.x + 2.5)},${r(at.y + 2.5 * by)}`,
          )
          .join(''),
      });
    case 'inside':
    case 'answered':
      return shape('circle', { class: `run ${fate}`, cx: at.x, cy: at.y, r: 2.2 });
  }
}

function r(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A ring around each run that has a link. */
function links(
  samples: readonly Sample[],
  x: LogAxis,
  y: LogAxis,
  { marked }: PanelOptions,
): Shape[] {
  return samples.flatMap((sample) => {
    const href = marked?.(sample);
    if (href === undefined) return [];
    const at = { cx: pixel(x, sample.askedUs), cy: pixel(y, sample.finUs) };
    return [
      shape(
        'a',
        { href, tabindex: -1 },
        shape('circle', { class: 'linked-target', ...at, r: 12 }),
        shape('circle', { class: 'linked', ...at, r: 6.5 }),
      ),
    ];
  });
}

function grid(x: LogAxis, y: LogAxis): Shape[] {
  const quiet = { className: 'quiet number' } as const;
  const down = decades(x).flatMap((us) => [
    line('grid', pixel(x, us), PLOT.top, pixel(x, us), PLOT.bottom),
    labelShape(label(timeText(us), pixel(x, us), PLOT.bottom + 17, { ...quiet, anchor: 'middle' })),
  ]);
  const across = decades(y).flatMap((us) => [
    line('grid', PLOT.left, pixel(y, us), PLOT.right, pixel(y, us)),
    labelShape(label(timeText(us), PLOT.left - 6, pixel(y, us) + 4, { ...quiet, anchor: 'end' })),
  ]);
  const { left, top, right, bottom } = PLOT;
  return [group('', [...down, ...across]), rect('frame', left, top, right - left, bottom - top)];
}

function timeText(us: number): string {
  return us < 1000 ? `${us} µs` : `${us / 1000} ms`;
}

/** Bars below the axis. They are in ink, because they come from real machines and the plot does not. */
function measuredMarks(measured: readonly MeasuredBorder[], x: LogAxis): Shape[] {
  return measured.flatMap(({ name, fromUs, toUs }) => {
    const left = pixel(x, Math.max(fromUs, x.fromUs));
    const right = Math.max(pixel(x, Math.min(toUs, x.toUs)), left + 4);
    const middle = { anchor: 'middle', className: 'strong' } as const;
    return [
      rect('measured-bar', left, PLOT.bottom + 24, right - left, 5),
      labelShape(
        label(name, Math.min((left + right) / 2, PLOT.right - 14), PLOT.bottom + 42, middle),
      ),
    ];
  });
}

function axisNames(): Shape[] {
  const rotated = {
    class: 'label',
    transform: `translate(11 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)`,
  };
  return [
    shape('text', { ...rotated, 'text-anchor': 'middle' }, 'the FIN comes, after response 1 →'),
    labelShape(
      label(
        'request 2 is made, after response 1 →',
        (PLOT.left + PLOT.right) / 2,
        PANEL_PX.height - 3,
        {
          anchor: 'middle',
        },
      ),
    ),
  ];
}
