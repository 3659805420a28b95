import { type Column, columnOf, type Fate } from '../sample.ts';

const FINS_US = [20, 100, 500, 2_500, 10_000];
const ASKED_US = [50, 300, 1_000, 5_000];

/** Runs whose request is `low` while the FIN comes before it is asked for, and fails `before` it from then on. */
export function column(askedUs: number, low: Fate): Column {
  return columnOf(
    FINS_US.map((finUs) => ({ askedUs, finUs, fate: finUs < askedUs ? low : 'before' })),
  );
}

/** Of a Node that looks before it uses a socket again, and of one that does not. */
export const LOOKING = ASKED_US.map((askedUs) => column(askedUs, 'answered'));
export const BLIND = ASKED_US.map((askedUs) => column(askedUs, 'inside'));
