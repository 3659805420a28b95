import { label, labelShape } from '../../labels.ts';
import { line, polyline, type Shape } from '../../svg.ts';
import { pixelAt } from '../clock-time.ts';
import { placed } from '../shapes.ts';
import { RIGHT_PX } from './lane-places.ts';
import type { WideLayout } from './layout.ts';

const TICK_PX = 10;

/** A mark on the client's rail, at the latest time at which the FIN may reach the client so that the program works. */
export function wideDeadline({ options, clock, board, gutter, width, y }: WideLayout): Shape[] {
  const { latestFinUs } = options;
  if (latestFinUs === undefined) return [];
  const x = Math.min(gutter + pixelAt(clock.held, latestFinUs), width - RIGHT_PX);
  /** Above the client's rail. */
  const words = y.client - 12;
  const before = { anchor: 'end', className: 'race halo' } as const;
  const after = { className: 'race halo' };
  const ways = ['the FIN must be here by now', 'FIN by now', 'FIN'].flatMap((text) => [
    [label(text, x - 7, words, before)],
    [label(text, x + 7, words, after)],
  ]);
  return [
    placed('deadline', x, 0, [
      line('deadline', 0, y.client - TICK_PX - 8, 0, y.client + TICK_PX),
      polyline('deadline', [
        [-5, y.client - 5],
        [0, y.client],
        [-5, y.client + 5],
      ]),
    ]),
    ...board.fit(ways).map((one) => labelShape(one)),
  ];
}
