import type { Fate } from '../../exploration/phase/fate.ts';
import { cornersOf, type PhaseCell, type PhaseMap } from '../../exploration/phase/phase-map.ts';

/** A place in half steps, so that the middle between two neighbouring runs has whole coordinates. */
type Corner = readonly [x: number, y: number];

/** A side of a piece, with the piece on its left. */
interface Side {
  readonly from: Corner;
  readonly to: Corner;
}

/** The borders of the areas of one fate, as lines through half steps. */
export interface Outlines {
  /** Closed lines around the areas. */
  readonly loops: readonly (readonly Corner[])[];
  readonly sides: readonly Side[];
}

/**
 * The areas in which runs have a fate. A border between two fates lies halfway between two runs. Where cells have not
 * been divided to their end, it is as coarse as they are.
 */
export function outlinesOf(map: PhaseMap, fate: Fate): Outlines {
  const sides = new Map<string, Side>();
  for (const piece of map.cells.flatMap((cell) => piecesOf(map, cell, fate))) {
    for (const [index, from] of piece.entries()) {
      for (const side of splitSides(from, piece[(index + 1) % piece.length]!)) {
        // The sides of two neighbours run in opposite directions: what lies between them is no border.
        if (!sides.delete(keyOf(side.to, side.from))) sides.set(keyOf(side.from, side.to), side);
      }
    }
  }
  const left = [...sides.values()];
  return { loops: joined(left).map(straightened), sides: left };
}

/** The sides that the areas of two fates have in common, as lines. */
export function borderBetween(one: Outlines, others: readonly Outlines[]): (readonly Corner[])[] {
  const back = new Set(others.flatMap(({ sides }) => sides.map(({ from, to }) => keyOf(from, to))));
  return joined(one.sides.filter(({ from, to }) => back.has(keyOf(to, from)))).map(straightened);
}

/** The part of a cell in which runs have a fate: polygons, counterclockwise. */
function piecesOf({ runs }: PhaseMap, cell: PhaseCell, fate: Fate): readonly (readonly Corner[])[] {
  const corners = cornersOf(cell);
  const fates = corners.map((corner) => runs.at(corner));
  if (!fates.includes(fate)) return [];
  const places = corners.map(({ x, y }): Corner => [2 * x, 2 * y]);
  if (fates.every((each) => each === fate)) return [places];
  const middle: Corner = [2 * cell.x + cell.size, 2 * cell.y + cell.size];
  const between = (index: number) => halfway(places[index % 4]!, places[(index + 1) % 4]!);
  // With three fates, or with two that face each other, each corner has a quarter.
  const changes = fates.filter((each, index) => each !== fates[(index + 1) % 4]).length;
  if (changes > 2)
    return places.flatMap((place, index) =>
      fates[index] === fate ? [[place, between(index), middle, between(index + 3)]] : [],
    );
  return [
    places.flatMap((place, index) => [
      ...(fates[index] === fate ? [place] : []),
      ...((fates[index] === fate) === (fates[(index + 1) % 4] === fate) ? [] : [between(index)]),
    ]),
  ];
}

function halfway([ax, ay]: Corner, [bx, by]: Corner): Corner {
  return [(ax + bx) / 2, (ay + by) / 2];
}

/** A side along an axis is cut into half steps, so that a large cell and its small neighbours have the same sides. */
function splitSides(from: Corner, to: Corner): readonly Side[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  if (dx !== 0 && dy !== 0) return [{ from, to }];
  const length = Math.abs(dx + dy);
  const at = (step: number): Corner => [
    from[0] + (dx / length) * step,
    from[1] + (dy / length) * step,
  ];
  return Array.from({ length }, (_, step) => ({ from: at(step), to: at(step + 1) }));
}

function joined(sides: readonly Side[]): readonly (readonly Corner[])[] {
  const from = new Map<string, Side[]>();
  for (const side of sides) {
    const key = String(side.from);
    from.set(key, [...(from.get(key) ?? []), side]);
  }
  const ends = new Set(sides.map(({ to }) => String(to)));
  // A line that is not closed begins where no other side ends.
  const starts = [...sides.filter((side) => !ends.has(String(side.from))), ...sides];
  const used = new Set<Side>();
  return starts.flatMap((start) => {
    const line: Corner[] = [];
    for (let side: Side | undefined = start; side && !used.has(side); ) {
      used.add(side);
      if (line.length === 0) line.push(side.from);
      line.push(side.to);
      side = from.get(String(side.to))?.find((next) => !used.has(next));
    }
    return line.length > 0 ? [line] : [];
  });
}

function straightened(line: readonly Corner[]): readonly Corner[] {
  return line.filter((corner, index) => {
    const [before, after] = [line[index - 1], line[index + 1]];
    if (!before || !after) return true;
    const [ax, ay] = [corner[0] - before[0], corner[1] - before[1]];
    const [bx, by] = [after[0] - corner[0], after[1] - corner[1]];
    return ax * by !== ay * bx;
  });
}

function keyOf(from: Corner, to: Corner): string {
  return `${from}>${to}`;
}
