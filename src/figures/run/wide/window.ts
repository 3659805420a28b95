import { durationText } from '../../../trace/words/time-text.ts';
import { boxOf, label, labelShape } from '../../labels.ts';
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
  const name = board.put(label('RACE WINDOW', left, sheet.y.title, { className: 'race strong' }));
  const words = board.fit([
    [label(window.words, boxOf(name).right + 10, sheet.y.title, { className: 'race' })],
  ]);
  const text = durationText(window.lengthUs);
  const middle = label(text, (left + right) / 2, sheet.y.dimension + 4, {
    anchor: 'middle',
    className: 'race strong',
  });
  const box = boxOf(middle);
  const fitsInside = box.left - left > 16 && right - box.right > 16;
  const length = fitsInside
    ? board.put(middle)
    : board.put({ ...middle, x: right + 8, anchor: 'start' });
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
