import type { Column } from './sample.ts';

/** A length of time on an axis, by its logarithm: from 20 µs to 20 ms all is to be seen. */
export interface LogAxis {
  readonly fromUs: number;
  readonly toUs: number;
  /** Pixels of its two ends. */
  readonly from: number;
  readonly to: number;
}

export function pixel({ fromUs, toUs, from, to }: LogAxis, us: number): number {
  return from + ((to - from) * Math.log(us / fromUs)) / Math.log(toUs / fromUs);
}

/** Powers of ten on an axis, in microseconds. */
export function decades({ fromUs, toUs }: LogAxis): readonly number[] {
  const powers = [10, 100, 1_000, 10_000, 100_000];
  return powers.filter((us) => us >= fromUs && us <= toUs);
}

/** The times that runs reach, so that nothing is drawn where none was made. */
export function extentOf(panels: readonly (readonly Column[])[]) {
  const columns = panels.flat();
  const fins = columns.flatMap(({ samples }) => samples.map(({ finUs }) => finUs));
  const asked = columns.map(({ askedUs }) => askedUs);
  return {
    asked: { fromUs: Math.min(...asked), toUs: Math.max(...asked) },
    fin: { fromUs: Math.min(...fins), toUs: Math.max(...fins) },
  };
}
