/**
 * What became of request 2 in one run: `answered`, or written `inside` the race window, or `before` the server's FIN.
 * The last two both fail, for two reasons.
 */
export type Fate = 'answered' | 'inside' | 'before';

/** One run, by the two times that decide it. Both count from the response to request 1, in microseconds. */
export interface Sample {
  /** When the program asks for request 2: at that moment a release that looks does so. */
  readonly askedUs: number;
  /** When the FIN reaches the client's kernel. */
  readonly finUs: number;
  readonly fate: Fate;
  /** Made to find a border more exactly: it has no mark of its own. */
  readonly refines?: boolean;
}

/** Runs that differ in nothing but their FIN, the soonest first. */
export interface Column {
  readonly askedUs: number;
  readonly samples: readonly Sample[];
}

/** Runs that no single border divides: a picture of them would say more than they do. */
export class BoundaryError extends Error {
  override readonly name = 'BoundaryError';
}

/** @throws BoundaryError when there is no run, or the program did not ask at the same time in all of them */
export function columnOf(samples: readonly Sample[]): Column {
  const [first] = samples;
  if (!first) throw new BoundaryError('a column without a run');
  const other = samples.find(({ askedUs }) => askedUs !== first.askedUs);
  if (other) {
    throw new BoundaryError(`asked after ${first.askedUs} µs, and after ${other.askedUs} µs`);
  }
  return { askedUs: first.askedUs, samples: samples.toSorted((a, b) => a.finUs - b.finUs) };
}

/** Neighbouring runs of a column that ended alike. */
export interface FateStretch {
  readonly fate: Fate;
  readonly samples: readonly Sample[];
}

/**
 * What becomes of request 2 as the FIN comes later.
 *
 * @throws BoundaryError when a fate comes back, or a request that failed is answered with a later FIN
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

/** Two neighbouring runs that ended differently. */
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

/** Where a border is drawn: between its two runs, by the ratio of their times. */
export function borderUs({ below, above }: Border): number {
  return Math.sqrt(below.finUs * above.finUs);
}
