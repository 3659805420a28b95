import { durationText } from '../../../trace/words/time-text.ts';
import { type Label, type LabelBoard, label, labelShape } from '../../labels.ts';
import { group, rect, type Shape, shape } from '../../svg.ts';
import { textWidth } from '../../text-width.ts';
import { laneSign } from '../shapes.ts';
import { timeLabel } from '../time-label.ts';
import { rowPx, type TallLayout, X } from './layout.ts';

const LINE_PX = 14.5;

/** The names of the columns with the signs of their lanes, and the length of the race window. */
export function tallHead({ scene }: TallLayout, board: LabelBoard): Shape[] {
  const middle = { anchor: 'middle' } as const;
  const race = { className: 'race strong' };
  const ways = (texts: readonly string[], y: number) =>
    texts.map((text) => [label(text, X.label, y, race)]);
  const length = scene.window ? durationText(scene.window.lengthUs) : '';
  const sign = scene.window
    ? [
        ...board.fit(ways(['RACE WINDOW', 'WINDOW'], 14)),
        ...board.fit(ways([`${length}, hatched`, length], 30)),
      ]
    : [];
  const labels = [
    label('ms', X.time, 30, { anchor: 'end', className: 'quiet' }),
    label('JS', X.js + 8, 30, { ...middle, className: 'js strong' }),
    label('Node', X.node + 10, 30, { ...middle, className: 'sock strong' }),
    label('kernel', X.kernel + 6, 44, { ...middle, className: 'sock strong' }),
    label('TCP', X.client + 24, 14, { className: 'wire strong' }),
    label('client', X.client + 6, 30, { ...middle, className: 'quiet' }),
    label('server', X.server - 2, 44, { ...middle, className: 'quiet' }),
  ];
  return [
    laneSign('js', X.js + 8, 10, 4.5),
    laneSign('sock', X.node + 16, 10, 5.5),
    laneSign('wire', X.client + 10, 10),
    ...[...sign, ...labels.map((one) => board.put(one))].map((one) => labelShape(one)),
  ];
}

/** A row for each step: its time, its words, and the time since the step before it. */
export function tallRows(column: TallLayout, board: LabelBoard): Shape[] {
  const { scene, options, now } = column;
  const room = options.width - X.label - 2;
  return scene.steps.map((step, index) => {
    const y = column.y(step.place);
    const isNow = step === now;
    const sign = options.differs?.has(step.id) ? '≠ ' : '';
    const height = rowPx(step);
    const words = wrapped(`${sign}${step.words.short}`, room, Math.floor(height / LINE_PX));
    const middle = y + 4.5 - ((words.length - 1) * LINE_PX) / 2;
    const labels = [
      label(timeLabel(step.t), X.time, y + 4.5, {
        anchor: 'end',
        className: isNow ? 'on-ink strong number' : 'quiet number',
      }),
      ...words.map((text, row) =>
        label(text, X.label, middle + row * LINE_PX, { className: isNow ? 'strong' : '' }),
      ),
      ...gapBefore(column, index, y),
    ];
    for (const one of labels) board.put(one);
    return shape(
      'g',
      { key: `row-${step.id}`, class: 'row', 'data-step': step.id },
      rect('row-target', 0, y - height / 2, options.width, height),
      ...(isNow ? [rect('flag', 0, y - 9.5, X.time + 4, 19)] : []),
      ...labels.map((one) => labelShape(one)),
    );
  });
}

function gapBefore({ scene }: TallLayout, index: number, y: number): Label[] {
  const step = scene.steps[index];
  const before = scene.steps[index - 1];
  if (!step || !before || step.t === before.t) return [];
  const text = durationText(step.t - before.t);
  return [label(text, X.time, y - rowPx(step) / 2 + 4, { anchor: 'end', className: 'quiet gap' })];
}

/** A line through the current step, and a veil over everything later. */
export function tallCursor({ now, y, height, options }: TallLayout): Shape[] {
  if (!now) return [];
  const at = y(now.place);
  return [
    group('placed-now', [
      rect('cursor', X.time + 4, at - 0.75, X.label - X.time - 12, 1.5),
      rect('veil', X.time + 8, at + 4, X.label - X.time - 14, height - at),
      rect('veil', 0, at + rowPx(now) / 2, X.time + 8, height - at),
      rect('veil', X.label - 6, at + rowPx(now) / 2, options.width, height - at),
    ]),
  ];
}

/** Breaks a text into lines that fit a width. When there are too many, the rest is cut off. */
function wrapped(text: string, width: number, linesMax: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && textWidth(longer, 'sans', 12) <= width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= linesMax) return lines.map((line) => cut(line, width));
  return [...lines.slice(0, linesMax - 1), `${lines[linesMax - 1]} …`].map((line) =>
    cut(line, width),
  );
}

/** Shortens a line that consists of one long word, such as a name in an error's text or in a program. */
function cut(text: string, width: number): string {
  let shown = text;
  while (shown.length > 1 && textWidth(shown, 'sans', 12) > width) {
    shown = `${shown.replace(/…$/, '').slice(0, -1)}…`;
  }
  return shown;
}
