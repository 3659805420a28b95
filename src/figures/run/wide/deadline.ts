import { label, labelShape } from '../../labels.ts';
import { line, polyline, type Shape } from '../../svg.ts';
import { pixelAt } from '../clock-time.ts';
import { placed } from '../shapes.ts';
import { RIGHT_PX, type WideLayout, Y } from './layout.ts';

/** Baseline of the words, above the client's rail. */
const WORDS_Y = Y.client - 12;
const TICK_PX = 10;

/** A mark on the client's rail, at the latest time at which the FIN may reach the client so that the program works. */
export function wideDeadline({ options, clock, board, gutter, width }: WideLayout): Shape[] {
  const { latestFinUs } = options;
  if (latestFinUs === undefined) return [];
  const x = Math.min(gutter + pixelAt(clock.held, latestFinUs), width - RIGHT_PX);
  const before = { anchor: 'end', className: 'race halo' } as const;
  const after = { className: 'race halo' };
  const ways = ['the FIN must be here by now', 'FIN by now', 'FIN'].flatMap((text) => [
    [label(text, x - 7, WORDS_Y, before)],
    [label(text, x + 7, WORDS_Y, after)],
  ]);
  return [
    placed('deadline', x, 0, [
      line('deadline', 0, Y.client - TICK_PX - 8, 0, Y.client + TICK_PX),
      polyline('deadline', [
        [-5, Y.client - 5],
        [0, Y.client],
        [-5, Y.client + 5],
      ]),
    ]),
    ...board.fit(ways).map((one) => labelShape(one)),
  ];
}
