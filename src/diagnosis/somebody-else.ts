import type { TextLines } from './text-lines.ts';

/** The line above a quotation that says whose report it is. */
const ATTRIBUTION =
  /^\s*>?\s*(?:@?[\w.-]+|On .{5,80}|Am .{5,80}|Le .{5,80}) (?:wrote|schrieb|said|commented|posted|reported|a écrit)\b.{0,60}:?\s*$/i;
const QUOTED = /^\s*>/;
/** Whether any line can be such a quotation, which most texts have none of. */
const SOME_QUOTED = /(?:^|[\r\n])[ \t]{0,40}>/;
/** The person's own report: somebody who only hands a report on says nothing of themselves. */
const OWN = /\b(?:I|we|my|our|ich|wir|mein|unser|je|nous)\b|socket hang|ECONN|\berror\b/i;

/**
 * Which lines quote somebody else's report, below a line that says so, when there is a report of the reader's own
 * beside them. Their versions and servers are not the reader's.
 *
 * @returns the indices of these lines
 */
export function linesOfOthers(paste: string, raw: TextLines): ReadonlySet<number> {
  const others = new Set<number>();
  if (!SOME_QUOTED.test(paste)) return others;
  for (let index = 0; index < raw.count; index += 1) {
    // The line that says whose it is stands above a line of the quotation.
    if (!QUOTED.test(raw.at(index + 1))) continue;
    if (!ATTRIBUTION.test(raw.at(index).slice(0, 200))) continue;
    for (let at = index; at < raw.count && (at === index || QUOTED.test(raw.at(at))); at += 1)
      others.add(at);
  }
  return others.size > 1 && hasOwn(raw, others) ? others : new Set();
}

function hasOwn(raw: TextLines, others: ReadonlySet<number>): boolean {
  for (let index = 0; index < raw.count; index += 1)
    if (!others.has(index) && OWN.test(raw.at(index).slice(0, 1_000))) return true;
  return false;
}
