import { durationText } from '../../../trace/words/time-text.ts';
import { type Label, label, labelShape } from '../../labels.ts';
import { line, type Shape } from '../../svg.ts';
import type { Step } from '../scene/steps.ts';
import { timeLabel } from '../time-label.ts';
import { RIGHT_PX } from './lane-places.ts';
import { laneBox, type WideLayout } from './layout.ts';

/**
 * The clock: a tick for each step, its time when there is room, and below it the length of each gap of the story. The
 * lengths are needed because distances on the readable scale are not proportional to time.
 */
export function wideRuler(sheet: WideLayout): Shape[] {
  const { scene, board, gutter, width, y, options } = sheet;
  const unit = sheet.roomy ? `ms since the ${scene.zero.what}` : 'ms';
  const lines = options.compact
    ? [label(unit, 0, y.ruler + 1, { className: 'quiet' })]
    : [
        label('clock', 0, y.ruler - 6, { className: 'strong' }),
        label(unit, 0, y.ruler + 9, { className: 'quiet' }),
      ];
  const names = lines.map((one) => board.put(one));
  const ticks = scene.steps.map(({ place }) => {
    const x = sheet.x(place);
    return line('rail', x, sheet.y.ruler - 4, x, sheet.y.ruler);
  });
  return [
    ...names.map((one) => labelShape(one)),
    line('rail', gutter, sheet.y.ruler, width - RIGHT_PX, sheet.y.ruler),
    ...ticks,
    ...[...times(sheet), ...gaps(sheet)].map((one) => labelShape(one)),
  ];
}

/** The time of each step, with a sign where this run differs from the one beside it. */
function times({ scene, board, options, x, y }: WideLayout): Label[] {
  const differs = (id: string) => options.differs?.has(id) ?? false;
  // There may not be room for all times, so the important ones are placed first.
  const rankOf = ({ decides, told, id }: Step) =>
    (differs(id) ? 4 : 0) + (decides ? 2 : 0) + (told ? 1 : 0);
  const inOrder = [...scene.steps].sort((one, other) => rankOf(other) - rankOf(one));
  const seen = new Set<string>();
  return inOrder.flatMap(({ t, id, place }) => {
    const text = timeLabel(t);
    const isOther = differs(id);
    if (seen.has(text) && !isOther) return [];
    const at = (said: string) => [
      label(said, x(place), y.ruler - 8, {
        anchor: 'middle',
        className: isOther ? 'strong number' : 'quiet number',
      }),
    ];
    const ways = isOther ? [at(`≠ ${text}`), at('≠')] : [at(text)];
    const placed = board.fit(seen.has(text) ? ways.slice(1) : ways);
    if (placed.length > 0) seen.add(text);
    return placed;
  });
}

function gaps(sheet: WideLayout): Label[] {
  const { scene, board, x } = sheet;
  const baseline = sheet.y.gaps;
  if (baseline === undefined) return [];
  const story = scene.steps.filter(({ told }) => told);
  return story.slice(1).flatMap((step, index) => {
    const before = story[index];
    if (!before) return [];
    const left = x(before.place);
    const right = x(step.place);
    const between = { ...laneBox(sheet, 0, sheet.y.end), left, right };
    const text = step.t === before.t ? '0' : durationText(step.t - before.t);
    const options = { anchor: 'middle', className: 'quiet gap' } as const;
    return board.fit([[label(text, (left + right) / 2, baseline, options)]], between);
  });
}
