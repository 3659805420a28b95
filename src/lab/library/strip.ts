import { type AnyNode, parse, type Token } from 'acorn';
import { childrenOf } from '../program/ast.ts';

/**
 * A module of lib/ without comments and white space. Nothing else is changed: util.inspect, stacks and traces show the
 * names of functions. (esbuild gives an inner function another name when an outer one has it: `once2`.)
 */
export function strip(source: string): string {
  const tokens: Token[] = [];
  const ends = new Set<number>(); // of statements whose semicolon is left out
  const program = parse(source, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    onToken: (token) => tokens.push(token),
    onInsertedSemicolon: (lastTokenEnd) => ends.add(lastTokenEnd),
  });
  const empty = emptyStatementsIn(program);
  const words: string[] = [];
  let before: Token | undefined;
  for (const [index, token] of tokens.entries()) {
    const word = source.slice(token.start, token.end);
    const isLast = '}'.startsWith(source[tokens[index + 1]?.start ?? source.length] ?? '');
    if (word === ';' && isLast && !empty.has(token.start)) continue;
    if (before && before.end < token.start && mustSpace(before, words.at(-1) ?? '', word)) {
      words.push(' ');
    }
    words.push(word);
    if (ends.has(token.end) && !isLast) words.push(';');
    before = token;
  }
  return words.join('');
}

const IS_WORD = /[\w$\\]|[^\0-\x7f]/;

/** Whether two words would become another one without space between them. */
function mustSpace(before: Token, wordBefore: string, word: string): boolean {
  const [last, first] = [wordBefore.at(-1) ?? '', word[0] ?? ''];
  if (IS_WORD.test(last) && (IS_WORD.test(first) || first === '#')) return true;
  if (before.type.label === 'num' && first === '.') return true;
  return last === first && '+-/'.includes(first);
}

/** Where the statements begin that are a semicolon and nothing else: `while (f());`. */
function emptyStatementsIn(node: AnyNode, found = new Set<number>()): ReadonlySet<number> {
  if (node.type === 'EmptyStatement') found.add(node.start);
  for (const child of childrenOf(node)) emptyStatementsIn(child, found);
  return found;
}
