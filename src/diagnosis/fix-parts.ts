/** A fix as a reader uses it: what to copy, and what to know about it. */
interface FixParts {
  /** Commands, and parts of a file, in the order of the text. */
  readonly copies: readonly string[];
  /** The whole text, in which each of `copies` is code. */
  readonly text: readonly { readonly kind: 'words' | 'code'; readonly text: string }[];
}

/** A command of a package manager: its arguments have an @, a hyphen, a slash or a flag, which words have not. */
const COMMAND =
  /\b(?:npm|pnpm|yarn|bun|npx|corepack)(?: (?:install|i|update|up|upgrade|add|remove|why|ls|list|explain|dedupe|set resolution|pm ls|run|exec|-\S+))+(?: (?=\S*[@/=-])[^\s,;()]*[^\s,;().])*/g;
/** Code of Node that stands alone, and properties of package.json. */
const AGENT = /agent: new https?\.Agent\(\{[^}]*\}\)/g;
const PROPERTY = /"(?:overrides|resolutions|pnpm|dependencies|devDependencies)": \{/g;

/** Finds the commands and code in the text of a fix, so that each can be copied alone. */
export function fixParts(fix: string): FixParts {
  const spans = [
    ...[...fix.matchAll(COMMAND), ...fix.matchAll(AGENT)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    })),
    ...[...fix.matchAll(PROPERTY)].map(({ index }) => ({
      start: index,
      end: closingOf(fix, index),
    })),
  ].sort((one, other) => one.start - other.start);
  const text: FixParts['text'][number][] = [];
  const copies: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at) continue;
    if (start > at) text.push({ kind: 'words', text: fix.slice(at, start) });
    const code = fix.slice(start, end);
    text.push({ kind: 'code', text: code });
    copies.push(code);
    at = end;
  }
  if (at < fix.length) text.push({ kind: 'words', text: fix.slice(at) });
  return { copies, text };
}

/** Behind the bracket that closes the first one from a place on. */
function closingOf(text: string, from: number): number {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] !== '}') continue;
    depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}
