import type { Column } from './sample.ts';

/** An axis of durations. It is logarithmic, so that 20 µs and 20 ms can both be seen. */
export interface LogAxis {
  readonly fromUs: number;
  readonly toUs: number;
  /** Positions of the two ends, in pixels. */
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

/** The least and the greatest times of the runs. The axes end there, because beyond them no run was made. */
export function extentOf(panels: readonly (readonly Column[])[]) {
  const columns = panels.flat();
  const fins = columns.flatMap(({ samples }) => samples.map(({ finUs }) => finUs));
  const asked = columns.map(({ askedUs }) => askedUs);
  return {
    asked: { fromUs: Math.min(...asked), toUs: Math.max(...asked) },
    fin: { fromUs: Math.min(...fins), toUs: Math.max(...fins) },
  };
}
