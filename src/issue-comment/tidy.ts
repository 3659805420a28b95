/** Control characters, and those that Unicode takes for the end of a line or a paragraph. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
/** Characters that turn the direction of the text around them (Unicode Bidirectional Algorithm, UAX #9). */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text that a program may have chosen, as one line of at most so many characters (code points). What cannot be seen
 * and changes what is seen is left out.
 */
export function tidied(text: string, charsMax: number): string {
  const line = text
    .toWellFormed()
    .replaceAll(DIRECTIONS, '')
    .replaceAll(CONTROLS, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  return cut(line, charsMax);
}

/** The same for a table of text, whose lines and spaces stay. */
export function tidiedLines(text: string, linesMax: number): string {
  const lines = text
    .toWellFormed()
    .replaceAll(DIRECTIONS, '')
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => line.replaceAll(CONTROLS, ' ').trimEnd());
  const half = Math.floor(linesMax / 2);
  const left = lines.length - 2 * half;
  if (lines.length <= linesMax) return lines.join('\n');
  return [...lines.slice(0, half), `… ${left} lines left out …`, ...lines.slice(-half)].join('\n');
}

/** Cuts between characters, so no surrogate pair is broken. */
export function cut(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  // A character has at most two UTF-16 units, so these have enough characters.
  const characters = [...text.slice(0, 2 * charsMax + 2)];
  if (characters.length <= charsMax) return text;
  return `${characters.slice(0, charsMax - 1).join('')}…`;
}

/** The length of the longest row of one character: backticks, say. */
export function longestRun(text: string, character: string): number {
  let longest = 0;
  let length = 0;
  for (const each of text) {
    length = each === character ? length + 1 : 0;
    longest = Math.max(longest, length);
  }
  return longest;
}

/** The size of a text as UTF-8. */
export function utf8BytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
