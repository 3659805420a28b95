/**
 * What became of request 2 in one run. It was `answered`, or written `inside` the race window, or written `before` the
 * server's FIN. The last two fail, each for its own reason.
 */
export type Fate = 'answered' | 'inside' | 'before';

/** A run and the two times that decide it. Both count from the response to request 1, in microseconds. */
export interface Sample {
  /** When the program makes request 2. A release that looks does it at this moment. */
  readonly askedUs: number;
  /** When the FIN reaches the client's kernel. */
  readonly finUs: number;
  readonly fate: Fate;
  /** The run was made to find a border more exactly. It gets no mark. */
  readonly refines?: boolean;
}

/** Runs that differ only in the time of the FIN, the earliest FIN first. */
export interface Column {
  readonly askedUs: number;
  readonly samples: readonly Sample[];
}

/** A column of runs has no single border. A panel could not draw them truly, so it does not draw them. */
export class BoundaryError extends Error {
  override readonly name = 'BoundaryError';
}

/** @throws BoundaryError when there is no run, or not all of them make request 2 at the same time */
export function columnOf(samples: readonly Sample[]): Column {
  const [first] = samples;
  if (!first) throw new BoundaryError('a column without a run');
  const other = samples.find(({ askedUs }) => askedUs !== first.askedUs);
  if (other) {
    throw new BoundaryError(`asked after ${first.askedUs} µs, and after ${other.askedUs} µs`);
  }
  return { askedUs: first.askedUs, samples: samples.toSorted((a, b) => a.finUs - b.finUs) };
}

/** Neighbouring runs of a column with the same fate. */
export interface FateStretch {
  readonly fate: Fate;
  readonly samples: readonly Sample[];
}

/**
 * Groups the runs of a column by their fate, in the order of their FIN.
 *
 * @throws BoundaryError when a fate occurs in two places, or when a request is answered although it failed with an
 *   earlier FIN
 */
export function stretchesOf({ askedUs, samples }: Column): readonly FateStretch[] {
  const stretches: { fate: Fate; samples: Sample[] }[] = [];
  for (const sample of samples) {
    const last = stretches.at(-1);
    if (last?.fate === sample.fate) last.samples.push(sample);
    else stretches.push({ fate: sample.fate, samples: [sample] });
  }
  const fates = stretches.map(({ fate }) => fate);
  if (new Set(fates).size < fates.length || fates.indexOf('answered') > 0) {
    throw new BoundaryError(`asked after ${askedUs} µs: ${fates.join(', then ')}`);
  }
  return stretches;
}

/** Two neighbouring runs with different fates. */
interface Border {
  readonly below: Sample;
  readonly above: Sample;
}

/** The first change as the FIN comes later: from answered to failed, or from one way to fail to the other. */
export function borderOf(column: Column): Border | undefined {
  const [first, second] = stretchesOf(column);
  const below = first?.samples.at(-1);
  const above = second?.samples[0];
  return below && above ? { below, above } : undefined;
}

/** Where a border is drawn: at the geometric mean of its two FINs, which is their middle on a logarithmic axis. */
export function borderUs({ below, above }: Border): number {
  return Math.sqrt(below.finUs * above.finUs);
}
