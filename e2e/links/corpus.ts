import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a reader sees who opens a link. */
export interface Shown {
  /** The knobs that are not at their default, by field. */
  readonly turned: Readonly<Record<string, string>>;
  /** What could not be read of the address, a sentence each. */
  readonly notes: readonly string[];
  /** Id of the event that is marked in the list. */
  readonly step?: string;
  readonly verdict: string;
  /** The mark of the verdict: `ok`, `failed`, or `none` where nothing has run. */
  readonly sign: string;
}

/** A link that somebody may have pasted anywhere, years ago. */
export interface OldLink {
  /** What is special about it. */
  readonly why: string;
  readonly link: string;
  /** The programs that it brings. They do not run by themselves. */
  readonly program?: Readonly<Record<string, string>>;
  /** Absent in a new entry, until it is recorded. */
  readonly shows?: Shown;
}

/** The unit tests of the scenario read the same list. */
const FILE = join('e2e', 'links', 'corpus.json');

export const CORPUS: readonly OldLink[] = JSON.parse(readFileSync(FILE, 'utf8'));

/** Writes down what new entries show. What is recorded already is never changed. */
export function record(seen: ReadonlyMap<string, Shown>): void {
  const corpus = (JSON.parse(readFileSync(FILE, 'utf8')) as OldLink[]).map((entry) => ({
    ...entry,
    shows: entry.shows ?? seen.get(entry.link),
  }));
  writeFileSync(FILE, `${JSON.stringify(corpus, null, 2)}\n`);
}
