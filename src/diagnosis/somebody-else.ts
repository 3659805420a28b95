/** The line above a quotation that says whose report it is. */
const ATTRIBUTION =
  /^\s*>?\s*(?:@?[\w.-]+|On .{5,80}|Am .{5,80}|Le .{5,80}) (?:wrote|schrieb|said|commented|posted|reported|a écrit)\b.{0,60}:?\s*$/i;
const QUOTED = /^\s*>/;
/** The person's own report: somebody who only hands a report on says nothing of themselves. */
const OWN = /\b(?:I|we|my|our|ich|wir|mein|unser|je|nous)\b|socket hang|ECONN|\berror\b/i;

/**
 * Which lines quote somebody else's report, below a line that says so, when there is a report of the reader's own
 * beside them. Their versions and servers are not the reader's.
 *
 * @returns the indices of these lines
 */
export function linesOfOthers(raw: readonly string[]): ReadonlySet<number> {
  const others = new Set<number>();
  for (let index = 0; index < raw.length; index += 1) {
    if (!ATTRIBUTION.test((raw[index] ?? '').slice(0, 200))) continue;
    for (let at = index; at < raw.length && (at === index || QUOTED.test(raw[at] ?? '')); at += 1)
      others.add(at);
  }
  const hasOwn = raw.some((text, index) => !others.has(index) && OWN.test(text.slice(0, 1_000)));
  return others.size > 1 && hasOwn ? others : new Set();
}
