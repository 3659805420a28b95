/** Text of one look: what lies between two changes of a terminal's colours. */
export interface Run {
  readonly text: string;
  /** Class names, `ansi-33`; empty for plain text. */
  readonly className: string;
}

/** Escape sequences (ECMA-48 §5.4): a CSI up to its final byte; `m` sets the look, the others move a cursor we have not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is a control character that is looked for
const SEQUENCE = /\u001b\[([\d;]*)([A-Za-z])/g;

/** `util.inspect` uses these (Node's lib/internal/util/inspect.js, `inspect.colors`); 39, 22 and 0 end them. */
const LOOKS: ReadonlySet<number> = new Set([1, 31, 32, 33, 34, 35, 36, 90]);

/** Reads what a program prints to a terminal in colours. */
export function ansiRuns(output: string): readonly Run[] {
  const runs: Run[] = [];
  let className = '';
  let at = 0;
  const take = (end: number) => {
    if (end > at) runs.push({ text: output.slice(at, end), className });
  };
  for (const { index, 0: sequence, 1: codes = '', 2: final } of output.matchAll(SEQUENCE)) {
    take(index);
    at = index + sequence.length;
    if (final === 'm') className = lookOf(codes);
  }
  take(output.length);
  return runs;
}

/** The last one counts: Node sets one at a time. */
function lookOf(codes: string): string {
  const code = Number(codes.split(';').at(-1));
  return LOOKS.has(code) ? `ansi-${code}` : '';
}
