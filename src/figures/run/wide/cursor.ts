import { label, labelShape } from '../../labels.ts';
import { polygon, rect, type Shape } from '../../svg.ts';
import { textWidth } from '../../text-width.ts';
import type { Step } from '../scene/steps.ts';
import { placed } from '../shapes.ts';
import { exactTimeLabel } from '../time-label.ts';
import { RIGHT_PX } from './lane-places.ts';
import type { WideLayout } from './layout.ts';

/** A line at the current step, its time on a flag, and a veil over everything later. */
export function wideCursor(sheet: WideLayout): Shape[] {
  const { now } = sheet;
  if (!now) return [];
  const { x, t, hasStep } = standing(sheet, now);
  const text = exactTimeLabel(t);
  const width = textWidth(text, 'sans', 12) + 12;
  const left = Math.min(Math.max(x - width / 2, sheet.gutter - 8), sheet.width - RIGHT_PX - width);
  sheet.board.block({
    left,
    top: sheet.y.ruler - 21,
    right: left + width,
    bottom: sheet.y.ruler - 2,
  });
  const { js, node, client } = sheet.y;
  const top = { js, sock: node, wire: client - 6 }[now.lane];
  return [
    placed('now', x, 0, [
      rect('veil', 1, 0, sheet.width, sheet.y.end + 4),
      rect('cursor', -0.75, sheet.y.ruler - 2, 1.5, sheet.y.end - sheet.y.ruler),
      ...(hasStep ? [pointer(top)] : []),
    ]),
    placed('flag', left, 0, [
      rect('flag', 0, sheet.y.ruler - 21, width, 19),
      labelShape(
        label(text, width / 2, sheet.y.ruler - 7.5, {
          anchor: 'middle',
          className: 'on-ink strong number',
        }),
      ),
    ]),
  ];
}

/** A triangle that points at the lane of the step. */
function pointer(top: number): Shape {
  return polygon('ink', [
    [-6, top - 9],
    [6, top - 9],
    [0, top - 1],
  ]);
}

/** The position and time of the cursor. On a shared clock it may be at a mark at which only another run has a step. */
function standing({ options, clock, gutter, scene, x }: WideLayout, now: Step) {
  const at = clock.marks[options.mark ?? -1];
  const isElsewhere = at !== undefined && !at.mark.places.has(scene);
  return isElsewhere
    ? { x: gutter + at.x, t: at.mark.t, hasStep: false }
    : { x: x(now.place), t: now.t, hasStep: true };
}
