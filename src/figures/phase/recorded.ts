import { LabelBoard, label, labelShape } from '../labels.ts';
import { group, line, rect, type Shape } from '../svg.ts';

/** Where real processes lie to the right: nine of ten of them. */
export interface Band {
  readonly name: string;
  readonly fromUs: number;
  readonly toUs: number;
}

/** A recorded cell: so many of its trials failed, with a FIN that really came after `yUs`. */
export interface RecordedBar {
  readonly tried: number;
  readonly answered: number;
  readonly fromUs: number;
  readonly toUs: number;
  readonly yUs: number;
  /** The part of its width that is filled, from the left: 0 to 1. */
  readonly filled: number;
}

interface Placed {
  readonly x: (us: number) => number;
  readonly y: (us: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const BAR_PX = 7;
/** A narrower bar cannot show a share. */
const BAR_WIDTH_PX_MIN = 18;

export function bandShapes(bands: readonly Band[], { x, top, bottom }: Placed): Shape[] {
  return bands.flatMap(({ name, fromUs, toUs }) => {
    const [from, to] = [x(fromUs), x(toUs)];
    return [
      rect('band', from, top, to - from, bottom - top),
      line('band-side', from, top, from, bottom),
      line('band-side', to, top, to, bottom),
      labelShape(label(name, (from + to) / 2, top - 4, { anchor: 'middle', className: 'strong' })),
    ];
  });
}

/**
 * Recorded cells where they lie: at the FIN that was reached, between the times that processes really have. A bar is
 * filled from the left by the share that failed. Counts that find no room are left out; the table has them all.
 */
export function barShapes(bars: readonly RecordedBar[], placed: Placed): Shape[] {
  const { left, right, top, bottom, x, y } = placed;
  const board = new LabelBoard({ left, right: right + 2, top, bottom });
  const inside = bars.filter(({ yUs }) => y(yUs) > top && y(yUs) < bottom);
  const drawn = inside.map((bar) => {
    const [from, to] = [x(bar.fromUs), x(bar.toUs)];
    const widen = Math.max(0, BAR_WIDTH_PX_MIN - (to - from)) / 2;
    const box = { left: from - widen, right: to + widen };
    const middle = y(bar.yUs);
    board.block({ ...box, top: middle - BAR_PX / 2, bottom: middle + BAR_PX / 2 });
    return { bar, box, middle };
  });
  return drawn
    .flatMap(({ bar, box, middle }) => {
      const filled = (box.right - box.left) * bar.filled;
      const text = `${bar.answered}/${bar.tried}`;
      const options = { className: 'number halo small' } as const;
      board.fit([
        [label(text, box.right + 3, middle + 3.5, options)],
        [label(text, box.left - 3, middle + 3.5, { ...options, anchor: 'end' })],
      ]);
      return [
        group('recorded', [
          rect('bar', box.left, middle - BAR_PX / 2, box.right - box.left, BAR_PX),
          rect('bar-failed', box.left, middle - BAR_PX / 2, filled, BAR_PX),
        ]),
      ];
    })
    .concat(board.placed.map((one) => labelShape(one)));
}
