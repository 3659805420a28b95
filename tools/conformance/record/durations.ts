import type { MachineRecord, RecordedCell, TimePair } from '../../../src/recordings/record.ts';
import { readSubject, type Subject } from '../../../src/recordings/subject.ts';
import { DEFAULTS } from '../../../src/scenario/scenario.ts';
import { looksBeforeReuse } from '../../../src/scenario/versions.ts';
import { type Spread, spreadOf } from './spread.ts';

interface Recorded<Times> {
  readonly subject: Subject;
  readonly times: Times;
}

/**
 * How long real processes took where nothing could go wrong. All times of the Lab but that of a held FIN are taken from
 * these cells, and they are not among those that it is compared with.
 */
export class Durations {
  readonly #direct: readonly Recorded<readonly TimePair[]>[];
  readonly #relayed: readonly Recorded<readonly TimePair[]>[];
  readonly #waits: readonly Recorded<Spread>[];

  constructor(record: Pick<MachineRecord, 'cells'>) {
    const own = record.cells.map((cell) => ({ cell, subject: readSubject(cell.id) }));
    const paired = own.flatMap(({ cell: { pairs }, subject }) =>
      pairs ? [{ subject, times: pairs }] : [],
    );
    this.#direct = paired.filter(({ subject }) => subject.knobs.fin === 'same');
    this.#relayed = paired.filter(({ subject }) => subject.knobs.fin !== 'same');
    this.#waits = own.flatMap(({ cell: { gap }, subject }) =>
      gap && isWaiting(subject) ? [{ subject, times: spreadOf(gap) }] : [],
    );
  }

  /** The FIN that the server sends in the same turn, and the next request that is made at once, trial by trial. */
  pairsOf(subject: Subject): readonly TimePair[] | undefined {
    return nearest(this.#direct, subject);
  }

  /** From a response to the next request that is made at once, where a relay stands between client and server. */
  relayedGapsOf(subject: Subject): readonly number[] | undefined {
    return nearest(this.#relayed, subject)?.map(([, gapUs]) => gapUs);
  }

  /**
   * From a response to the next request of a client that waits as this one; undefined for one that does not, or whose wait was not
   * recorded.
   */
  waitOf(subject: Subject): Spread | undefined {
    const { gap, fix } = subject.knobs;
    const alike = this.#waits.filter(
      ({ subject: { knobs } }) => knobs.gap === gap && knobs.fix === fix,
    );
    return nearest(alike, subject);
  }
}

/** Whether the Lab's times are taken from this cell. */
export function givesTimes({ id, pairs }: RecordedCell): boolean {
  return pairs !== undefined || isWaiting(readSubject(id));
}

/** A client that waits, or polls first, at a server that stays open. */
function isWaiting({ knobs: { server, gap, fix } }: Subject): boolean {
  return server === 'keep-open' && (gap !== DEFAULTS.gap || fix === 'poll-before-reuse');
}

/** The times of the same release, else of the nearest one, with the same kind of process. */
function nearest<Times>(
  durations: readonly Recorded<Times>[],
  subject: Subject,
): Times | undefined {
  return durations
    .filter((duration) => duration.subject.process === subject.process)
    .sort((one, other) => distance(one.subject, subject) - distance(other.subject, subject))[0]
    ?.times;
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
