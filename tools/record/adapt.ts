import { type Subject, subjectQuery } from '../../src/recordings/subject.ts';
import { finTime } from '../../src/scenario/fin.ts';
import type { PlannedCell } from './cells.ts';

/** Trials of a cell that was answered both ways, and of its neighbours on the axis of the FIN. */
export const TRIALS_IN_DOUBT = 200;

/** What is known of a cell. */
interface Tried {
  readonly answered: number;
  readonly tried: number;
}

/** Ids of the cells that differ from each cell in the time of the FIN alone, and lie beside it. */
export type Neighbours = ReadonlyMap<string, readonly string[]>;

export function neighboursOf(cells: readonly PlannedCell[]): Neighbours {
  const neighbours = new Map<string, readonly string[]>();
  for (const onLine of Map.groupBy(cells, ({ subject }) => lineOf(subject)).values()) {
    const ids = onLine
      .toSorted((one, other) => finMs(one.subject) - finMs(other.subject))
      .map(({ id }) => id);
    ids.forEach((id, at) => {
      neighbours.set(
        id,
        [ids[at - 1], ids[at + 1]].filter((each) => each !== undefined),
      );
    });
  }
  return neighbours;
}

/**
 * The trials that a cell still needs, given what is known of all cells: `atFirst`, and TRIALS_IN_DOUBT in all where real
 * machines answered both ways, or did so in a cell beside it.
 */
export function trialsNeeded(
  id: string,
  atFirst: number,
  neighbours: Neighbours,
  known: ReadonlyMap<string, Tried>,
): number {
  const tried = known.get(id)?.tried ?? 0;
  if (tried < atFirst) return atFirst - tried;
  const isInDoubt = [id, ...(neighbours.get(id) ?? [])].some((each) => wentBothWays(known, each));
  return isInDoubt ? Math.max(0, TRIALS_IN_DOUBT - tried) : 0;
}

function wentBothWays(known: ReadonlyMap<string, Tried>, id: string): boolean {
  const { answered = 0, tried = 0 } = known.get(id) ?? {};
  return answered > 0 && answered < tried;
}

function lineOf(subject: Subject): string {
  return subjectQuery({ ...subject, knobs: { ...subject.knobs, fin: 'same' } });
}

function finMs({ knobs }: Subject): number {
  const time = finTime(knobs.fin);
  return time.at === 'delay' ? time.delayMs : 0;
}
