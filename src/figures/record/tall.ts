import { milestoneText } from '../../trace/words/milestone-words.ts';
import { durationText } from '../../trace/words/time-text.ts';
import { hatchPattern } from '../hatch.ts';
import { label, labelShape } from '../labels.ts';
import { group, line, rect, type Shape, shape } from '../svg.ts';
import { type PlacedMilestone, type RecordLane, type RecordScene, recordSceneOf } from './lanes.ts';
import type { RecordPictureOptions } from './picture-options.ts';
import { scaleShapes } from './scale.ts';
import { milestoneSign } from './signs.ts';
import { tieClass } from './ties.ts';

const TOP_PX = 74;
const LENGTH_PX = 380;
/** From the edge of the picture to a rail. */
const RAIL_PX = 104;
const WINDOW_HALF_PX = 13;
const SCALE_TOP = TOP_PX + LENGTH_PX + 40;
const HEIGHT = SCALE_TOP + 68;

/** The picture with time downwards, the recording left of the model. Labels are outside, so that the ties are free. */
export function tallRecord(options: RecordPictureOptions): Shape {
  const { width, name, notes } = options;
  const scene = recordSceneOf(options.recorded, options.model, {
    from: TOP_PX,
    to: TOP_PX + LENGTH_PX,
  });
  const x = { recorded: RAIL_PX, model: width - RAIL_PX };
  const hatch = `${name}-hatch`;
  return shape(
    'svg',
    {
      class: 'picture record',
      viewBox: `0 0 ${width} ${HEIGHT}`,
      width,
      height: HEIGHT,
      'aria-hidden': 'true',
    },
    hatchPattern(hatch),
    ...headShapes('recorded', notes.recorded, x.recorded, 'end'),
    ...headShapes('Lab', notes.model, x.model, 'start'),
    ...tieShapes(scene, x),
    laneShape(scene.recorded, x.recorded, 'end', options.recorded, hatch),
    laneShape(scene.model, x.model, 'start', options.model, hatch),
    ...scaleShapes(scene, { left: 62, room: width - 62 - 62, top: SCALE_TOP, hatch }),
  );
}

function headShapes(title: string, note: string, x: number, side: 'start' | 'end'): Shape[] {
  const at = side === 'end' ? x + WINDOW_HALF_PX : x - WINDOW_HALF_PX;
  return [
    labelShape(label(title, at, 18, { className: 'strong', anchor: side })),
    labelShape(label(note, at, 34, { className: 'quiet', anchor: side })),
  ];
}

function tieShapes(
  { recorded, model, compared }: RecordScene,
  x: { readonly recorded: number; readonly model: number },
): Shape[] {
  const from = x.recorded + WINDOW_HALF_PX + 4;
  const to = x.model - WINDOW_HALF_PX - 4;
  const middle = (from + to) / 2;
  return compared.flatMap(({ name, order }) => {
    const left = recorded.milestones.find((each) => each.name === name)?.at;
    const right = model.milestones.find((each) => each.name === name)?.at;
    if (left !== undefined && right !== undefined) {
      const d = `M${from},${r(left)}C${middle},${r(left)} ${middle},${r(right)} ${to},${r(right)}`;
      return [shape('path', { class: tieClass(order), d })];
    }
    if (left !== undefined) return [line(tieClass(order), from, left, from + 12, left)];
    return right === undefined ? [] : [line(tieClass(order), to - 12, right, to, right)];
  });
}

function laneShape(
  lane: RecordLane,
  x: number,
  side: 'start' | 'end',
  trace: RecordPictureOptions['recorded'],
  hatch: string,
): Shape {
  const outwards = side === 'end' ? -1 : 1;
  const { window, decided, milestones } = lane;
  return group('', [
    ...(window ? windowShapes(window, x, hatch) : []),
    line('rail', x, TOP_PX - 14, x, TOP_PX + LENGTH_PX + 14),
    ...milestones.map((each) =>
      milestoneSign(each, [x, each.at], { lane, trace, outward: [outwards, 0] }),
    ),
    ...milestones.map((each) => nameShape(each, x + outwards * 24, side)),
    ...(decided
      ? [
          labelShape(
            label(
              durationText(Math.abs(decided.us)),
              x - outwards * 18,
              (decided.from + decided.to) / 2 + 4,
              {
                anchor: side,
                className: 'race strong halo',
              },
            ),
          ),
        ]
      : []),
  ]);
}

function windowShapes(
  { from, to, isClosed }: NonNullable<RecordLane['window']>,
  x: number,
  hatch: string,
): Shape[] {
  const [left, width] = [x - WINDOW_HALF_PX, 2 * WINDOW_HALF_PX];
  const height = Math.max(0, to - from);
  return [
    rect('window-ground', left, from, width, height),
    shape('rect', { x: left, y: from, width, height, fill: `url(#${hatch})` }),
    rect('window-edge', left, from - 0.75, width, 1.5),
    ...(isClosed ? [rect('window-edge', left, to - 0.75, width, 1.5)] : []),
  ];
}

function nameShape(
  { name, event, at }: PlacedMilestone,
  x: number,
  anchor: 'start' | 'end',
): Shape {
  const isWire = event.kind === 'packet' && name !== 'asked again';
  const className = isWire ? 'wire strong' : name === 'asked again' ? 'strong' : '';
  return labelShape(label(milestoneText(name, event), x, at + 4, { anchor, className }));
}

function r(value: number): number {
  return Math.round(value * 10) / 10;
}
