import type { RecordedCell, TimePair } from '../../../src/recordings/record.ts';
import type { Subject } from '../../../src/recordings/subject.ts';
import type { Durations } from './durations.ts';
import { ranks, spreadOf } from './spread.ts';

/** The times of one trial, counted from its first response, in microseconds. */
export interface RealTimes {
  /** The client asks for a socket for its next request. */
  readonly gapUs: number;
  /** The FIN goes out. Absent where that of the scenario is kept. */
  readonly finUs?: number;
}

/**
 * Times for as many runs of a cell as asked for, from recorded durations. Where the FIN comes at once, those of the same
 * trial stay together: a client that wakes up on the server's core holds the server up, so its request and the FIN are
 * late together. A relay times the FIN, and each cell has the times that were reached in it.
 *
 * @returns undefined without durations of such a process
 */
export function realTimesOf(
  cell: RecordedCell,
  subject: Subject,
  durations: Durations,
  count: number,
): readonly RealTimes[] | undefined {
  const { server, fin, close } = subject.knobs;
  if (fin !== 'same') return relayedTimes(durations.relayedGapsOf(subject), cell.fin, count);
  const pairs = durations.pairsOf(subject);
  if (!pairs) return undefined;
  const times = evenly(pairs, count);
  const sendsFin = server !== 'keep-open' && close !== 'rst';
  return times.map(([finUs, gapUs]) => (sendsFin ? { gapUs, finUs } : { gapUs }));
}

/** Pairs from all over the list, from those with the earliest FIN, seen from the request, to those with the latest. */
function evenly(pairs: readonly TimePair[], count: number): readonly TimePair[] {
  const sorted = pairs.toSorted(
    ([fin, gap], [otherFin, otherGap]) => fin - gap - otherFin + otherGap,
  );
  return ranks(count).map((rank) => sorted[Math.floor(rank * sorted.length)]!);
}

/** No two of 1, 2 … 40 are alike after they are multiplied by it and taken modulo 40, and neighbours are far apart. */
const STRIDE = 17;

function relayedTimes(
  gaps: readonly number[] | undefined,
  fin: RecordedCell['fin'],
  count: number,
): readonly RealTimes[] | undefined {
  if (!gaps) return undefined;
  const sorted = gaps.toSorted((a, b) => a - b);
  const places = ranks(count);
  return places.map((rank, place) => {
    const gapUs = sorted[Math.floor(rank * sorted.length)]!;
    // A late FIN goes with an early request as often as with a late one.
    const finRank = places[(place * STRIDE) % count]!;
    return { gapUs, ...(fin && { finUs: Math.round(spreadOf(fin).quantile(finRank)) }) };
  });
}
