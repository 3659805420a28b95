import { quartilesOf } from '../../../src/recordings/quartiles.ts';
import type { RecordedCell, TimePair } from '../../../src/recordings/record.ts';

/** What a number of trials gave. A cell may have several samples: see adapt.ts. */
export interface CellSample {
  readonly answered: number;
  readonly tried: number;
  readonly errors: readonly (readonly [text: string, count: number])[];
  /** Trials in which a connection was used again; undefined where nothing counted it. */
  readonly reused?: number;
  /** How long after its response each FIN was sent, in microseconds. */
  readonly finUs: readonly number[];
  /** From each response to the next request on its connection, in microseconds. */
  readonly gapUs: readonly number[];
  /** For each trial: its FIN and its next request, counted from its first response. See `pairsIn`. */
  readonly pairs?: readonly TimePair[];
  /** Load average before and after. */
  readonly load: readonly [before: number, after: number];
  /** ISO 8601, UTC, to the second. */
  readonly at: string;
}

/** Samples of one cell as one, in the order in which they were taken. */
export function merged(samples: readonly [CellSample, ...CellSample[]]): CellSample {
  const [first, ...others] = samples;
  return others.reduce<CellSample>(
    (sum, next) => ({
      answered: sum.answered + next.answered,
      tried: sum.tried + next.tried,
      errors: sumOfErrors([...sum.errors, ...next.errors]),
      ...(sum.reused !== undefined &&
        next.reused !== undefined && { reused: sum.reused + next.reused }),
      finUs: [...sum.finUs, ...next.finUs],
      gapUs: [...sum.gapUs, ...next.gapUs],
      ...(sum.pairs && next.pairs && { pairs: [...sum.pairs, ...next.pairs] }),
      load: [sum.load[0], next.load[1]],
      at: next.at,
    }),
    first,
  );
}

/** The cell of a record that a sample is. */
export function cellOf(id: string, plan: string, sample: CellSample): RecordedCell {
  const { answered, tried, errors, reused, finUs, gapUs, pairs, load, at } = sample;
  return {
    id,
    plan,
    answered,
    tried,
    errors: errors.map(([text, count]) => [text, count]),
    ...(reused !== undefined && { reused }),
    ...(finUs.length > 0 && { fin: quartilesOf(finUs) }),
    ...(gapUs.length > 0 && { gap: quartilesOf(gapUs) }),
    ...(pairs?.length && { pairs: pairs.map(([fin, gap]) => [fin, gap]) }),
    load: [...load],
    at,
  };
}

/** Most frequent first; of two that are as frequent, the first in the alphabet, so that the order is stable. */
function sumOfErrors(errors: CellSample['errors']): CellSample['errors'] {
  const counts = new Map<string, number>();
  for (const [text, count] of errors) counts.set(text, (counts.get(text) ?? 0) + count);
  return [...counts].sort(
    ([text, count], [otherText, otherCount]) =>
      otherCount - count || (text < otherText ? -1 : Number(text > otherText)),
  );
}
