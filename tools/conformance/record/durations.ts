import type { MachineRecord, Quartiles, RecordedCell } from '../../../src/recordings/record.ts';
import { readSubject, type Subject } from '../../../src/recordings/subject.ts';
import { looksBeforeReuse } from '../../../src/scenario/versions.ts';

/** From a response to the next request, for a kind of process. */
interface Duration {
  readonly subject: Subject;
  readonly gap: Quartiles;
}

/**
 * How long clients took from a response to their next request, where nothing could go wrong: at a server that stays
 * open. These are the only figures of the record from which the times of the Lab are taken. So the outcomes that the
 * Lab is compared with had no part in them.
 */
export class Durations {
  readonly #durations: readonly Duration[];

  constructor(record: Pick<MachineRecord, 'cells'>) {
    this.#durations = record.cells.flatMap((cell: RecordedCell) => {
      const subject = readSubject(cell.id);
      return cell.gap && subject.knobs.server === 'keep-open' && subject.knobs.gap === 'none'
        ? [{ subject, gap: cell.gap }]
        : [];
    });
  }

  /** Those of the same release, else of the nearest one that was timed with the same kind of process. */
  of(subject: Subject): Quartiles | undefined {
    return this.#durations
      .filter((duration) => duration.subject.process === subject.process)
      .sort((one, other) => distance(one.subject, subject) - distance(other.subject, subject))[0]
      ?.gap;
  }
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
