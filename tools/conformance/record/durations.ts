import type { MachineRecord, RecordedCell, TimePair } from '../../../src/recordings/record.ts';
import { readSubject, type Subject } from '../../../src/recordings/subject.ts';
import { looksBeforeReuse } from '../../../src/scenario/versions.ts';

interface Duration {
  readonly subject: Subject;
  readonly pairs: readonly TimePair[];
}

/**
 * How long real processes took where nothing could go wrong. The times of the Lab are taken from these cells alone, and
 * they are not among those that it is compared with: no outcome had a part in them.
 */
export class Durations {
  readonly #direct: readonly Duration[];
  readonly #relayed: readonly Duration[];

  constructor(record: Pick<MachineRecord, 'cells'>) {
    const all = record.cells.flatMap(durationsOf);
    this.#direct = all.filter(({ subject }) => subject.knobs.fin === 'same');
    this.#relayed = all.filter(({ subject }) => subject.knobs.fin !== 'same');
  }

  /** The FIN that the server sends in the same turn, and the next request that is made at once, trial by trial. */
  pairsOf(subject: Subject): readonly TimePair[] | undefined {
    return nearest(this.#direct, subject);
  }

  /** From a response to the next request that is made at once, where a relay stands between client and server. */
  relayedGapsOf(subject: Subject): readonly number[] | undefined {
    return nearest(this.#relayed, subject)?.map(([, gapUs]) => gapUs);
  }
}

function durationsOf({ id, pairs }: RecordedCell): readonly Duration[] {
  return pairs ? [{ subject: readSubject(id), pairs }] : [];
}

/** Those of the same release, else of the nearest one, with the same kind of process. */
function nearest(
  durations: readonly Duration[],
  subject: Subject,
): readonly TimePair[] | undefined {
  return durations
    .filter((duration) => duration.subject.process === subject.process)
    .sort((one, other) => distance(one.subject, subject) - distance(other.subject, subject))[0]
    ?.pairs;
}

function distance(one: Subject, other: Subject): number {
  const [a, b] = [releaseOf(one), releaseOf(other)];
  const apart = Math.abs(Number.parseFloat(a) - Number.parseFloat(b));
  return (
    // http.request is several times as quick as any version of node-fetch.
    ((one.client === 'http') === (other.client === 'http') ? 0 : 1000) +
    (looksBeforeReuse(a) === looksBeforeReuse(b) ? 0 : 100) +
    (a === b ? 0 : 1 + apart)
  );
}

function releaseOf({ runtime }: Subject): string {
  return runtime.replace(/^node@/, '');
}
