import { FINEST } from './axis.ts';
import { FATES } from './fate.ts';
import { type PhaseMap, PhaseRuns } from './phase-map.ts';

/** A map as JSON, for a page that is built with it. */
export interface PhaseMapJson {
  /** The runs, row by row from below: a letter for each fate, and a number for so many places without a run. */
  readonly runs: string;
  /** `x`, `y` and `size` of each cell. */
  readonly cells: readonly number[];
}

const LETTERS = { answered: 'a', inside: 'i', before: 'b', other: 'o' } as const;
const SIDE = FINEST + 1;

/** Writes a map that is whole. */
export function mapToJson({ runs, cells }: PhaseMap): PhaseMapJson {
  const places = Array.from({ length: SIDE * SIDE }, (_, at) => {
    const fate = runs.at({ x: at % SIDE, y: Math.floor(at / SIDE) });
    return fate ? LETTERS[fate] : '.';
  });
  const text = places.join('').replaceAll(/\.+/g, (gap) => String(gap.length));
  return { runs: text, cells: cells.flatMap(({ x, y, size }) => [x, y, size]) };
}

/** Reads what `mapToJson` wrote. */
export function mapFromJson({ runs: text, cells }: PhaseMapJson): PhaseMap {
  const runs = new PhaseRuns();
  let at = 0;
  for (const [token] of text.matchAll(/\d+|[a-z]/g)) {
    const fate = FATES.find((each) => LETTERS[each] === token);
    if (fate) runs.set({ x: at % SIDE, y: Math.floor(at / SIDE) }, fate);
    at += fate ? 1 : Number(token);
  }
  const squares = Array.from({ length: cells.length / 3 }, (_, index) => {
    const [x = 0, y = 0, size = 1] = cells.slice(3 * index);
    return { x, y, size };
  });
  return { runs, cells: squares, isWhole: true };
}
