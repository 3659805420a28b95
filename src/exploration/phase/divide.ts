import { FINEST } from './axis.ts';
import type { Fate } from './fate.ts';
import { cornersOf, type PhaseCell, type PhaseMap, PhaseRuns } from './phase-map.ts';
import type { PhasePoint } from './plane.ts';
import { seededRandom } from './random.ts';

/** Runs a program at places of a plane. The same place always has the same fate. */
export type PhaseTrials = (points: readonly PhasePoint[]) => Promise<readonly Fate[]>;

interface DivideOptions {
  /** Size of the first cells, in steps: a power of two. */
  readonly first?: number;
  /** Called between runs; true ends the search with what it has. */
  readonly isOver?: () => boolean;
}

/** 8 × 8 cells are tried first. */
const FIRST_CELL = FINEST / 8;
/** As many runs of each hundred are made at random places, to find areas that no border leads to. */
const PROBES_PERCENT = 5;
const SEED = 47_130;
/** Runs between two pictures. */
const CHUNK = 27;

/**
 * Divides a plane by how its runs end. It begins with a few large cells and divides a cell as long as the runs in it and
 * on its border differ. So most runs are made at the borders. Afterwards it tries random places, and what it finds there
 * is divided in the same way.
 *
 * The next runs are asked for before a map is returned, so that they are made while the caller draws it.
 *
 * @returns a map after each few runs; the last one is whole, unless `isOver` has ended the search
 */
export async function* dividePlane(
  trials: PhaseTrials,
  { first = FIRST_CELL, isOver = () => false }: DivideOptions = {},
): AsyncGenerator<PhaseMap> {
  const runs = new PhaseRuns();
  const steps = stepsOf(runs, first);
  let step = steps.next();
  let asked = step.done ? undefined : trials(step.value.wanted);
  while (!step.done) {
    const { wanted } = step.value;
    const fates = (await asked) ?? [];
    for (const [index, point] of wanted.entries()) runs.set(point, fates[index]!);
    if (isOver()) return;
    step = steps.next();
    asked = step.done ? undefined : trials(step.value.wanted);
    asked?.catch(() => {}); // it is awaited above, unless the caller stops here
    const { cells } = step.value;
    yield { runs, cells, isWhole: step.done === true };
  }
}

interface Step {
  /** Places to run the program at, before the next step. */
  readonly wanted: readonly PhasePoint[];
  readonly cells: readonly PhaseCell[];
}

function* stepsOf(runs: PhaseRuns, first: number): Generator<Step, Pick<Step, 'cells'>> {
  let cells: readonly PhaseCell[] = tiled(first);
  let wanted = missing(cells.flatMap(cornersOf), runs);
  let areProbed = false;
  for (;;) {
    for (let from = 0; from < wanted.length; from += CHUNK)
      yield { wanted: wanted.slice(from, from + CHUNK), cells };
    const divided = cells.flatMap((cell) => (isDivided(cell, runs) ? quarters(cell) : [cell]));
    const isSettled = divided.length === cells.length;
    if (isSettled && areProbed) return { cells };
    areProbed ||= isSettled;
    wanted = isSettled ? probes(runs) : missing(divided.flatMap(cornersOf), runs);
    cells = divided;
  }
}

function tiled(size: number): readonly PhaseCell[] {
  const at = Array.from({ length: FINEST / size }, (_, index) => index * size);
  return at.flatMap((y) => at.map((x) => ({ x, y, size })));
}

function isDivided(cell: PhaseCell, runs: PhaseRuns): boolean {
  return cell.size > 1 && runs.fatesIn(cell).size > 1;
}

function quarters({ x, y, size }: PhaseCell): readonly PhaseCell[] {
  const half = size / 2;
  return [0, half].flatMap((up) => [0, half].map((by) => ({ x: x + by, y: y + up, size: half })));
}

/** The places without a run, each once. */
function missing(points: readonly PhasePoint[], runs: PhaseRuns): readonly PhasePoint[] {
  const byPlace = new Map(points.map((point) => [`${point.x},${point.y}`, point]));
  return [...byPlace.values()].filter((point) => runs.at(point) === undefined);
}

function probes(runs: PhaseRuns): readonly PhasePoint[] {
  const random = seededRandom(SEED);
  const place = () => Math.floor(random() * (FINEST + 1));
  const count = Math.ceil((runs.count * PROBES_PERCENT) / 100);
  return missing(
    Array.from({ length: count }, () => ({ x: place(), y: place() })),
    runs,
  );
}
