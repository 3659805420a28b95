import { durationText } from '../../../trace/words/time-text.ts';
import { boxOf, type Label, label, labelShape } from '../../labels.ts';
import { group, line, polyline, rect, type Shape, shape } from '../../svg.ts';
import type { WideLayout } from './layout.ts';

/** The race window: a hatched area between two edges, behind all lanes. */
export function wideWindow(sheet: WideLayout): Shape[] {
  const { window } = sheet.scene;
  if (!window) return [];
  const left = sheet.x(window.from);
  const right = sheet.x(window.to);
  const height = sheet.y.end - sheet.y.ruler - 4;
  return [
    group('window', [
      rect('window-ground', left, sheet.y.ruler, right - left, height),
      shape('rect', {
        class: 'window-hatch',
        x: left,
        y: sheet.y.ruler,
        width: Math.max(right - left, 0),
        height,
        fill: `url(#${sheet.options.name}-hatch)`,
      }),
      edge(sheet, left),
      edge(sheet, right),
    ]),
  ];
}

function edge(sheet: WideLayout, x: number): Shape {
  return rect(
    'window-edge',
    x - 0.75,
    sheet.y.dimension - 6,
    1.5,
    sheet.y.end - sheet.y.dimension + 2,
  );
}

/** The name of the race window, what begins and ends it, and a dimension line with its length. */
export function wideWindowTitle(sheet: WideLayout): Shape[] {
  const { window } = sheet.scene;
  if (!window) return [];
  const { board } = sheet;
  const left = sheet.x(window.from);
  const right = sheet.x(window.to);
  const name = board.put(withinPicture(sheet, label('RACE WINDOW', left, sheet.y.title, STYLE)));
  const words = board.fit([
    [label(window.words, boxOf(name).right + 10, sheet.y.title, { className: 'race' })],
  ]);
  const text = durationText(window.lengthUs);
  const middle = label(text, (left + right) / 2, sheet.y.dimension + 4, {
    ...STYLE,
    anchor: 'middle',
  });
  const box = boxOf(middle);
  const fitsInside = box.left - left > 16 && right - box.right > 16;
  const length = fitsInside
    ? board.put(middle)
    : board.put(besideWindow(sheet, middle, left, right));
  const tip = Math.min(8, (right - left) / 2);
  const gap = fitsInside
    ? [
        line('dimension', left, sheet.y.dimension, box.left - 4, sheet.y.dimension),
        line('dimension', box.right + 4, sheet.y.dimension, right, sheet.y.dimension),
      ]
    : [line('dimension', left, sheet.y.dimension, right, sheet.y.dimension)];
  return [
    ...gap,
    polyline('dimension', [
      [left + tip, sheet.y.dimension - 4],
      [left, sheet.y.dimension],
      [left + tip, sheet.y.dimension + 4],
    ]),
    polyline('dimension', [
      [right - tip, sheet.y.dimension - 4],
      [right, sheet.y.dimension],
      [right - tip, sheet.y.dimension + 4],
    ]),
    labelShape(name),
    ...words.map((one) => labelShape(one)),
    labelShape(length),
  ];
}

const STYLE = { className: 'race strong' } as const;

/** Moves a label that begins at the window to the left, when the window is near the right edge. */
function withinPicture({ width }: WideLayout, one: Label): Label {
  return { ...one, x: one.x - Math.max(boxOf(one).right - (width - 2), 0) };
}

/** The length of a window that is too short for it: to its right, or to its left near the right edge. */
function besideWindow({ width }: WideLayout, one: Label, left: number, right: number): Label {
  const after: Label = { ...one, x: right + 8, anchor: 'start' };
  return boxOf(after).right <= width - 2 ? after : { ...one, x: left - 8, anchor: 'end' };
}
