/** Letters, digits and punctuation that no tracker takes for markup, wherever in a line they are. */
const CHARACTERS = /^[\p{L}\p{M}\p{N} .,:;’‘“”'"()…=µ/+-]*$/u;

/**
 * What trackers make something of, although it is made of such characters: addresses, `:emoji:`, the hash of a commit,
 * `GH-12` and the keys of Jira’s issues; Jira’s icons, dashes and struck or added words. Mentions and issue numbers need
 * `@` and `#`, which are not among them.
 */
const REFERENCES = [
  /\/\//,
  /\bwww\./i,
  /:[\w+-]+:/,
  /\b[0-9a-f]{7,64}\b/i,
  /\b[A-Z][A-Z0-9]+-\d/,
  /\bgh-\d/i,
  /\([\w!?/+-]{1,3}\)|[:;]-?[()DPp]/,
  /--|(?:^|\s)[-+]\S|\S[-+](?:\s|$)/,
] as const;

/**
 * Whether a line can stand in a comment as it is. Nearly all sentences about a run can. The others have a text in them
 * that a program chose, and are written as code, where nothing is markup.
 */
export function isPlain(line: string): boolean {
  return CHARACTERS.test(line) && !REFERENCES.some((reference) => reference.test(line));
}
