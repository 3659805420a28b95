import { label, labelShape } from '../../labels.ts';
import { polygon, rect, type Shape } from '../../svg.ts';
import { textWidth } from '../../text-width.ts';
import type { Step } from '../scene/steps.ts';
import { placed } from '../shapes.ts';
import { exactTimeLabel } from '../time-label.ts';
import { RIGHT_PX, type WideLayout, Y } from './layout.ts';

const LANE_TOPS = { js: Y.js, sock: Y.node, wire: Y.client - 6 } as const;

/** A line at the current step, its time on a flag, and a veil over everything later. */
export function wideCursor(sheet: WideLayout): Shape[] {
  const { now } = sheet;
  if (!now) return [];
  const { x, t, hasStep } = standing(sheet, now);
  const text = exactTimeLabel(t);
  const width = textWidth(text, 'sans', 12) + 12;
  const left = Math.min(Math.max(x - width / 2, sheet.gutter - 8), sheet.width - RIGHT_PX - width);
  sheet.board.block({ left, top: Y.ruler - 21, right: left + width, bottom: Y.ruler - 2 });
  const top = LANE_TOPS[now.lane];
  return [
    placed('now', x, 0, [
      rect('veil', 1, 0, sheet.width, Y.end + 4),
      rect('cursor', -0.75, Y.ruler - 2, 1.5, Y.end - Y.ruler),
      ...(hasStep ? [pointer(top)] : []),
    ]),
    placed('flag', left, 0, [
      rect('flag', 0, Y.ruler - 21, width, 19),
      labelShape(
        label(text, width / 2, Y.ruler - 7.5, {
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
