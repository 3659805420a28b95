import { durationText } from '../../../trace/words/time-text.ts';
import { type Label, label, labelShape } from '../../labels.ts';
import { line, type Shape } from '../../svg.ts';
import { timeLabel } from '../time-label.ts';
import { laneBox, RIGHT_PX, type WideLayout, Y } from './layout.ts';

/**
 * The clock: a tick for each step, its time when there is room, and below it the length of each gap of the story. The
 * lengths are needed because distances on the readable scale are not proportional to time.
 */
export function wideRuler(sheet: WideLayout): Shape[] {
  const { scene, board, gutter, width } = sheet;
  const names = [
    board.put(label('clock', 0, Y.ruler - 6, { className: 'strong' })),
    board.put(
      label(sheet.roomy ? `ms since the ${scene.zero.what}` : 'ms', 0, Y.ruler + 9, {
        className: 'quiet',
      }),
    ),
  ];
  const ticks = scene.steps.map(({ place }) => {
    const x = sheet.x(place);
    return line('rail', x, Y.ruler - 4, x, Y.ruler);
  });
  return [
    ...names.map((one) => labelShape(one)),
    line('rail', gutter, Y.ruler, width - RIGHT_PX, Y.ruler),
    ...ticks,
    ...[...times(sheet), ...gaps(sheet)].map((one) => labelShape(one)),
  ];
}

function times(sheet: WideLayout): Label[] {
  const { scene, board } = sheet;
  // There may not be room for all times, so the important ones are placed first.
  const inOrder = scene.steps
    .filter(({ told }) => told)
    .sort((one, other) => Number(other.decides) - Number(one.decides));
  const seen = new Set<string>();
  return inOrder.flatMap(({ t, place }) => {
    const text = timeLabel(t);
    if (seen.has(text)) return [];
    const x = sheet.x(place);
    const placed = board.fit([
      [label(text, x, Y.ruler - 8, { anchor: 'middle', className: 'quiet number' })],
    ]);
    if (placed.length > 0) seen.add(text);
    return placed;
  });
}

function gaps({ scene, board, x, ...sheet }: WideLayout): Label[] {
  const story = scene.steps.filter(({ told }) => told);
  return story.slice(1).flatMap((step, index) => {
    const before = story[index];
    if (!before) return [];
    const left = x(before.place);
    const right = x(step.place);
    const between = { ...laneBox({ scene, board, x, ...sheet }, 0, Y.end), left, right };
    const text = step.t === before.t ? '0' : durationText(step.t - before.t);
    const options = { anchor: 'middle', className: 'quiet gap' } as const;
    return board.fit([[label(text, (left + right) / 2, Y.gaps, options)]], between);
  });
}
