/** Who makes a claim. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** Where it can be read. */
  readonly url: string;
}

/** What a record has to show for a claim: in how many trials of a cell every request was answered. */
export interface Evidence {
  /** The query of a cell (src/recordings/subject.ts), its fields in any order. */
  readonly cell: string;
  /** `both`: some trials were answered and some were not. `few`: at most one of ten, `most`: at least nine. */
  readonly answered: 'all' | 'none' | 'both' | 'few' | 'most';
}

/** `holds in part`: true of some of what it covers, and the finding says of what. */
export type ClaimVerdict = 'holds' | 'holds in part' | 'refuted' | 'not tested';

/** A sentence that somebody relies on, and what became of it on real machines. */
export interface TestedClaim {
  /** Stable: links and other reports use it. */
  readonly id: string;
  readonly source: Source;
  /** What it says, in its own words where it is short. */
  readonly says: string;
  readonly verdict: ClaimVerdict;
  /** Why: one to three sentences, in HTML-free text with `code` in backticks. */
  readonly finding: string;
  readonly evidence: readonly Evidence[];
}

/** The verdict as a sentence: `Holds in part.` */
export function verdictText({ verdict }: Pick<TestedClaim, 'verdict'>): string {
  return `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.`;
}

/** How many claims have a verdict: `3 hold`. */
export function verdictCount(verdict: ClaimVerdict, count: number): string {
  return `${count} ${count === 1 ? verdict : verdict.replace(/^holds/, 'hold')}`;
}
