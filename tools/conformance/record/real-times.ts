import type { RecordedCell, TimePair } from '../../../src/recordings/record.ts';
import type { Subject } from '../../../src/recordings/subject.ts';
import type { Durations } from './durations.ts';
import { ranks, type Spread } from './spread.ts';

/** The times of one trial, counted from its first response, in microseconds. */
export interface RealTimes {
  /** A client that does not wait asks for a socket for its next request. */
  readonly gapUs: number;
  /** The request of a client that waits comes. Absent for one that does not. */
  readonly waitedUs?: number;
  /** The FIN, or the RST, goes out. Absent where that of the scenario is kept. */
  readonly finUs?: number;
}

/**
 * Times for as many runs of a cell as asked for, from recorded durations. Where the FIN comes at once, those of the same
 * trial stay together: a client that wakes up on the server's core holds the server up, so its request and the FIN are
 * late together. A FIN that a relay holds has the time that the relay noted in the cell itself. The wait of a client has
 * the same rank among the waits as its time without a wait has among those.
 *
 * @returns undefined without durations of such a process
 */
export function realTimesOf(
  cell: RecordedCell,
  subject: Subject,
  durations: Durations,
  count: number,
): readonly RealTimes[] | undefined {
  const { server, fin } = subject.knobs;
  const times =
    fin === 'same'
      ? directTimes(durations.pairsOf(subject), server !== 'keep-open', count)
      : relayedTimes(durations.relayedGapsOf(subject), cell.fin, count);
  const wait = durations.waitOf(subject);
  return times && wait ? withWaits(times, wait) : times;
}

/** Pairs from all over the list, from those with the earliest FIN, seen from the request, to those with the latest. */
function directTimes(
  pairs: readonly TimePair[] | undefined,
  closes: boolean,
  count: number,
): readonly RealTimes[] | undefined {
  if (!pairs) return undefined;
  const sorted = pairs.toSorted(
    ([fin, gap], [otherFin, otherGap]) => fin - gap - otherFin + otherGap,
  );
  return ranks(count).map((rank) => {
    const [finUs, gapUs] = sorted[Math.floor(rank * sorted.length)]!;
    return closes ? { gapUs, finUs } : { gapUs };
  });
}

/**
 * A relay notes a FIN when its call has returned. Where the FIN wakes the client on the relay's core, that is when the client
 * sleeps again, so of the recorded times only the early ones are those of the FIN.
 */
function relayedTimes(
  gaps: readonly number[] | undefined,
  fin: RecordedCell['fin'],
  count: number,
): readonly RealTimes[] | undefined {
  if (!gaps) return undefined;
  const sorted = gaps.toSorted((a, b) => a - b);
  return ranks(count).map((rank) => {
    const gapUs = sorted[Math.floor(rank * sorted.length)]!;
    return { gapUs, ...(fin && { finUs: fin[0] }) };
  });
}

function withWaits(times: readonly RealTimes[], wait: Spread): readonly RealTimes[] {
  const byGap = times.toSorted((one, other) => one.gapUs - other.gapUs);
  const places = ranks(times.length);
  return times.map((time) => ({
    ...time,
    waitedUs: Math.round(wait.quantile(places[byGap.indexOf(time)]!)),
  }));
}
