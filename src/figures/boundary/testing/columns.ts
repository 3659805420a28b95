import { type Column, columnOf, type Fate } from '../sample.ts';

const FINS_US = [20, 100, 500, 2_500, 10_000];
const ASKED_US = [50, 300, 1_000, 5_000];

/**
 * Five runs whose request is made at `askedUs`. Its fate is `low` when the FIN comes before that, and `before` when the
 * FIN comes later.
 */
export function column(askedUs: number, low: Fate): Column {
  return columnOf(
    FINS_US.map((finUs) => ({ askedUs, finUs, fate: finUs < askedUs ? low : 'before' })),
  );
}

/** The columns of a Node that looks before it reuses a socket, and those of one that does not. */
export const LOOKING = ASKED_US.map((askedUs) => column(askedUs, 'answered'));
export const BLIND = ASKED_US.map((askedUs) => column(askedUs, 'inside'));
