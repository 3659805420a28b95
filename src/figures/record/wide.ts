import { durationText } from '../../trace/words/time-text.ts';
import { hatchPattern } from '../hatch.ts';
import { boxOf, LabelBoard, label, labelShape } from '../labels.ts';
import { group, line, polyline, rect, type Shape, shape } from '../svg.ts';
import { pixelOf, type TwoSidedAxis, ticksOf } from './axis.ts';
import { type RecordLane, type RecordScene, recordSceneOf } from './lanes.ts';
import type { RecordPictureOptions } from './picture-options.ts';
import { scaleShapes } from './scale.ts';
import { milestoneSign } from './signs.ts';
import { tieClass } from './ties.ts';
import { labelShapes } from './wide-labels.ts';

const LEFT_PX = 104;
const RIGHT_PX = 40;
const CLOCK_Y = 34;
const RAIL_Y = { recorded: 142, model: 326 } as const;
/** Distances from a rail. */
const WINDOW = { top: 86, bottom: 14 } as const;
const DIMENSION_ABOVE_PX = 76;
const TIES = { from: 58, to: 90 } as const;
const SCALE_Y = 420;
const HEIGHT = 486;
/** The picture with time to the right, the recording above the model. */
export function wideRecord(options: RecordPictureOptions): Shape {
  const { width, name } = options;
  const scene = recordSceneOf(options.recorded, options.model, {
    from: LEFT_PX + 14,
    to: width - RIGHT_PX,
  });
  const board = new LabelBoard({ left: 0, top: 0, right: width, bottom: HEIGHT });
  const lanes = (['recorded', 'model'] as const).map((which) =>
    laneShape(scene[which], RAIL_Y[which], board, {
      ...options,
      trace: options[which],
      title: which === 'recorded' ? 'recorded' : 'Lab',
      note: options.notes[which],
    }),
  );
  return shape(
    'svg',
    {
      class: 'picture record',
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      'aria-hidden': 'true',
    },
    hatchPattern(`${name}-hatch`),
    ...clockShapes(scene.axis, width),
    ...tieShapes(scene),
    ...lanes,
    ...scaleShapes(scene, {
      left: LEFT_PX,
      room: width - LEFT_PX - 90,
      top: SCALE_Y,
      hatch: `${name}-hatch`,
    }),
  );
}

function clockShapes(axis: TwoSidedAxis, width: number): Shape[] {
  const ticks = ticksOf(axis).map((us) => ({ us, x: pixelOf(axis, us) }));
  return [
    labelShape(label('clock', 0, 24, { className: 'strong' })),
    labelShape(label('ms since the FIN', 0, 40, { className: 'quiet' })),
    line('rail', LEFT_PX, CLOCK_Y, width - RIGHT_PX + 14, CLOCK_Y),
    ...ticks.flatMap(({ us, x }) => [
      line('rail', x, CLOCK_Y - 4, x, CLOCK_Y),
      labelShape(label(tickText(us), x, 24, { anchor: 'middle', className: 'quiet number' })),
    ]),
  ];
}

/** `−0.1`, `0`, `10` */
function tickText(us: number): string {
  return `${us < 0 ? '−' : ''}${Math.abs(us) / 1000}`;
}

function tieShapes({ recorded, model, compared }: RecordScene): Shape[] {
  const from = RAIL_Y.recorded + TIES.from;
  const to = RAIL_Y.model - TIES.to;
  const middle = (from + to) / 2;
  return compared.flatMap(({ name, order }) => {
    const above = recorded.milestones.find((each) => each.name === name)?.at;
    const below = model.milestones.find((each) => each.name === name)?.at;
    if (above !== undefined && below !== undefined) {
      const d = `M${r(above)},${from}C${r(above)},${middle} ${r(below)},${middle} ${r(below)},${to}`;
      return [shape('path', { class: tieClass(order), d })];
    }
    // What one run lacks has no place in it: a short end stands for the tie.
    if (above !== undefined) return [line(tieClass(order), above, from, above, from + 12)];
    return below === undefined ? [] : [line(tieClass(order), below, to - 12, below, to)];
  });
}

interface LaneOptions extends RecordPictureOptions {
  readonly trace: RecordPictureOptions['recorded'];
  readonly title: string;
  readonly note: string;
}

function laneShape(lane: RecordLane, y: number, board: LabelBoard, options: LaneOptions): Shape {
  const { width, name, trace, title, note } = options;
  const marks = lane.milestones.map((each) =>
    milestoneSign(each, [each.at, y], { lane, trace, outward: [0, 1] }),
  );
  return group('', [
    ...windowShapes(lane, y, `${name}-hatch`),
    line('rail', LEFT_PX, y, width - RIGHT_PX + 14, y),
    labelShape(label(title, 0, y - 12, { className: 'strong' })),
    labelShape(label(note, 0, y + 4, { className: 'quiet' })),
    ...dimensionShapes(lane, y, board),
    ...marks,
    ...labelShapes(lane, y, board),
  ]);
}

/** The race window. Its right edge is drawn only where the run shows when it ended. */
function windowShapes({ window }: RecordLane, y: number, hatch: string): Shape[] {
  if (!window) return [];
  const { from, to, isClosed } = window;
  const [top, height] = [y - WINDOW.top, WINDOW.top + WINDOW.bottom];
  return [
    rect('window-ground', from, top, to - from, height),
    shape('rect', {
      x: from,
      y: top,
      width: Math.max(0, to - from),
      height,
      fill: `url(#${hatch})`,
    }),
    rect('window-edge', from - 0.75, top, 1.5, height),
    ...(isClosed ? [rect('window-edge', to - 0.75, top, 1.5, height)] : []),
  ];
}

function dimensionShapes({ decided }: RecordLane, y: number, board: LabelBoard): Shape[] {
  if (!decided) return [];
  const { from, to, us } = decided;
  const at = y - DIMENSION_ABOVE_PX;
  const text = durationText(Math.abs(us));
  const inside = label(text, (from + to) / 2, at + 4, {
    anchor: 'middle',
    className: 'race strong halo',
  });
  const box = boxOf(inside);
  const fits = to - from > box.right - box.left + 28;
  const placed = board.put(fits ? inside : { ...inside, x: to + 8, anchor: 'start' });
  return [
    line('dimension', from, at, to, at),
    polyline('dimension', [
      [from + 7, at - 4],
      [from, at],
      [from + 7, at + 4],
    ]),
    polyline('dimension', [
      [to - 7, at - 4],
      [to, at],
      [to - 7, at + 4],
    ]),
    labelShape(placed),
  ];
}

function r(value: number): number {
  return Math.round(value * 10) / 10;
}
