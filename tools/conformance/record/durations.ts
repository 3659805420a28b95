import type { MachineRecord, RecordedCell } from '../../../src/recordings/record.ts';
import { readSubject, type Subject } from '../../../src/recordings/subject.ts';
import { looksBeforeReuse } from '../../../src/scenario/versions.ts';

/** Quantiles of a time, as packets showed it. */
interface Duration {
  readonly subject: Subject;
  readonly us: readonly number[];
}

/**
 * How long real processes took where nothing could go wrong: from a response to the next request at a server that stays
 * open, and from a response to its FIN when the client makes no other request. The times of the Lab are taken from these
 * cells alone, so the outcomes that it is compared with had no part in them.
 */
export class Durations {
  readonly #gaps: readonly Duration[];
  readonly #fins: readonly Duration[];

  constructor(record: Pick<MachineRecord, 'cells'>) {
    this.#gaps = durationsOf(record.cells, ({ gapVentiles }) => gapVentiles);
    this.#fins = durationsOf(record.cells, ({ finVentiles }) => finVentiles);
  }

  /** From a response to the next request that is made at once. */
  gapOf(subject: Subject): readonly number[] | undefined {
    return nearest(this.#gaps, subject);
  }

  /** From a response to the FIN that the server sends in the same turn. */
  finOf(subject: Subject): readonly number[] | undefined {
    return nearest(this.#fins, subject);
  }
}

function durationsOf(
  cells: readonly RecordedCell[],
  quantiles: (cell: RecordedCell) => readonly number[] | undefined,
): readonly Duration[] {
  return cells.flatMap((cell) => {
    const us = quantiles(cell);
    return us ? [{ subject: readSubject(cell.id), us }] : [];
  });
}

/** Those of the same release, else of the nearest one, with the same kind of process. */
function nearest(durations: readonly Duration[], subject: Subject): readonly number[] | undefined {
  return durations
    .filter((duration) => duration.subject.process === subject.process)
    .sort((one, other) => distance(one.subject, subject) - distance(other.subject, subject))[0]?.us;
}

function distance(one: Subject, other: Subject): number {
  const [a, b] = [releaseOf(one), releaseOf(other)];
  const apart = Math.abs(Number.parseFloat(a) - Number.parseFloat(b));
  return (
    (a === b ? 0 : 1 + apart) +
    (looksBeforeReuse(a) === looksBeforeReuse(b) ? 0 : 100) +
    (one.client === other.client ? 0 : 0.5)
  );
}

function releaseOf({ runtime }: Subject): string {
  return runtime.replace(/^node@/, '');
}
