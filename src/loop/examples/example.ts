/** A program with one idea about the event loop. */
export interface Example {
  /** Part of the page's address. It never changes. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in one or two sentences. */
  readonly idea: string;
  readonly text: string;
  /** The lines that it prints, on real Node and in the Lab. */
  readonly prints: readonly string[];
  /** The other order that real Node gives at times, where the order is a race. */
  readonly orPrints?: readonly string[];
}

/** @param prints what it prints, lines separated by ` | ` */
export function example(
  id: string,
  title: string,
  idea: string,
  prints: string,
  text: string,
  orPrints?: string,
): Example {
  const linesOf = (joined: string) => joined.split(' | ');
  const own = { id, title, idea, text, prints: linesOf(prints) };
  return orPrints === undefined ? own : { ...own, orPrints: linesOf(orPrints) };
}
