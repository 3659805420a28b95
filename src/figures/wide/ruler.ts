import type { TraceEvent } from '../../trace/event.ts';
import { focusOf } from '../../trace/focus.ts';
import { storyOf } from '../../trace/story.ts';
import { durationText } from '../../trace/time-text.ts';
import { type Label, label, labelShape } from '../labels.ts';
import { line, type Shape } from '../svg.ts';
import { timeLabel } from '../time-label.ts';
import { laneBox, RIGHT_PX, type Sheet, Y } from './sheet.ts';

/**
 * The clock: a tick for each step, its time where there is room, and under it how long each gap of the story
 * lasts. The readable scale is no ruler, so no gap may go without its length.
 */
export function ruler(sheet: Sheet): Shape[] {
  const { scene, board, gutter, width } = sheet;
  const zero = scene.window ? 'since the FIN' : 'since the response';
  const names = [
    board.put(label('clock', 0, Y.ruler - 6, { className: 'strong' })),
    board.put(label(sheet.roomy ? `ms ${zero}` : 'ms', 0, Y.ruler + 9, { className: 'quiet' })),
  ];
  const ticks = scene.events.map((event) => {
    const x = sheet.x(scene.trace.indexOf(event));
    return line('rail', x, Y.ruler - 4, x, Y.ruler);
  });
  return [
    ...names.map((one) => labelShape(one)),
    line('rail', gutter, Y.ruler, width - RIGHT_PX, Y.ruler),
    ...ticks,
    ...[...times(sheet), ...gaps(sheet)].map((one) => labelShape(one)),
  ];
}

function times(sheet: Sheet): Label[] {
  const { scene, board } = sheet;
  const story = storyOf(scene.trace);
  const focus = focusOf(scene.trace);
  // Where there is not room for all, these are the times that matter.
  const first: readonly (TraceEvent | undefined)[] = [
    focus?.window?.opens,
    focus?.request.written,
    focus?.window?.closes,
    focus?.request.failed,
  ];
  const inOrder = [...first, ...story.filter((event) => !first.includes(event))];
  const seen = new Set<string>();
  return inOrder.flatMap((event) => {
    if (!event || !story.includes(event)) return [];
    const text = timeLabel(event.t - scene.zero);
    if (seen.has(text)) return [];
    const x = sheet.x(scene.trace.indexOf(event));
    const placed = board.fit([
      [label(text, x, Y.ruler - 8, { anchor: 'middle', className: 'quiet number' })],
    ]);
    if (placed.length > 0) seen.add(text);
    return placed;
  });
}

function gaps({ scene, board, x, ...sheet }: Sheet): Label[] {
  const story = storyOf(scene.trace);
  return story.slice(1).flatMap((event, index) => {
    const before = story[index];
    if (!before) return [];
    const left = x(scene.trace.indexOf(before));
    const right = x(scene.trace.indexOf(event));
    const between = { ...laneBox({ scene, board, x, ...sheet }, 0, Y.end), left, right };
    const text = event.t === before.t ? '0 µs' : durationText(event.t - before.t);
    const options = { anchor: 'middle', className: 'quiet gap' } as const;
    return board.fit([[label(text, (left + right) / 2, Y.gaps, options)]], between);
  });
}
