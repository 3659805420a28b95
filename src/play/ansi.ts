/** A piece of text in one style, between two changes of a terminal's style. */
interface StyledText {
  readonly text: string;
  /** Class names, `ansi-33`; empty for plain text. */
  readonly className: string;
}

/**
 * Escape sequences (ECMA-48 §5.4): a CSI up to its final byte. `m` sets the style. The others move
 * a cursor, and there is none here.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern is for a control character
const SEQUENCE = /\u001b\[([\d;]*)([A-Za-z])/g;

/**
 * The codes of `util.inspect` (Node's lib/internal/util/inspect.js, `inspect.colors`). The codes
 * 39, 22 and 0 end a style.
 */
const LOOKS: ReadonlySet<number> = new Set([1, 31, 32, 33, 34, 35, 36, 90]);

/** Splits the coloured output of a program into pieces of one style. */
export function styledTexts(output: string): readonly StyledText[] {
  const texts: StyledText[] = [];
  let className = '';
  let at = 0;
  const take = (end: number) => {
    if (end > at) texts.push({ text: output.slice(at, end), className });
  };
  for (const { index, 0: sequence, 1: codes = '', 2: final } of output.matchAll(SEQUENCE)) {
    take(index);
    at = index + sequence.length;
    if (final === 'm') className = lookOf(codes);
  }
  take(output.length);
  return texts;
}

/** Takes the last code, because Node sets one at a time. */
function lookOf(codes: string): string {
  const code = Number(codes.split(';').at(-1));
  return LOOKS.has(code) ? `ansi-${code}` : '';
}
