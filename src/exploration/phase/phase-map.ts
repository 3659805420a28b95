import { FINEST } from './axis.ts';
import type { Fate } from './fate.ts';
import type { PhasePoint } from './plane.ts';

/** Points along each side, both ends included. */
const SIDE = FINEST + 1;

/** A square of a plane. Its lower left corner is at `x`, `y`, and its sides are `size` steps long. */
export interface PhaseCell extends PhasePoint {
  readonly size: number;
}

/** What runs have shown of a plane. */
export interface PhaseMap {
  readonly runs: ReadonlyRuns;
  /** Squares that fill the plane. Those at a border are as small as the search has come. */
  readonly cells: readonly PhaseCell[];
  /** No cell is left to be divided. */
  readonly isWhole: boolean;
}

type ReadonlyRuns = Pick<PhaseRuns, 'at' | 'count' | 'fatesIn'>;

/** The fates of the runs that were made, by their places. */
export class PhaseRuns {
  readonly #fates: (Fate | undefined)[] = new Array(SIDE * SIDE);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The fate of the run at a place; undefined when none was made there. */
  at({ x, y }: PhasePoint): Fate | undefined {
    return this.#fates[y * SIDE + x];
  }

  set({ x, y }: PhasePoint, fate: Fate): void {
    if (this.at({ x, y }) === undefined) this.#count += 1;
    this.#fates[y * SIDE + x] = fate;
  }

  /** The fates of all runs inside a cell and on its border. */
  fatesIn({ x, y, size }: PhaseCell): ReadonlySet<Fate> {
    const fates = new Set<Fate>();
    for (let row = y; row <= y + size; row += 1) {
      for (let column = x; column <= x + size; column += 1) {
        const fate = this.#fates[row * SIDE + column];
        if (fate !== undefined) fates.add(fate);
      }
    }
    return fates;
  }

  copy(): PhaseRuns {
    const copy = new PhaseRuns();
    this.#fates.forEach((fate, index) => {
      copy.#fates[index] = fate;
    });
    copy.#count = this.#count;
    return copy;
  }
}

export function cornersOf({ x, y, size }: PhaseCell): readonly PhasePoint[] {
  return [
    { x, y },
    { x: x + size, y },
    { x: x + size, y: y + size },
    { x, y: y + size },
  ];
}

/**
 * The fate at a place: that of the run there, else that of the runs around it. Undefined where these differ, which means
 * that the place is at a border.
 */
export function fateAt({ runs, cells }: PhaseMap, { x, y }: PhasePoint): Fate | undefined {
  const own = Number.isInteger(x) && Number.isInteger(y) ? runs.at({ x, y }) : undefined;
  if (own) return own;
  const around = cells.find(
    (cell) => x >= cell.x && x <= cell.x + cell.size && y >= cell.y && y <= cell.y + cell.size,
  );
  const fates = around ? [...runs.fatesIn(around)] : [];
  return fates.length === 1 ? fates[0] : undefined;
}
