import { cut, tidied } from './tidy.ts';

/** Before this a label is not cut to fit: a program’s text can have more than a million characters. */
const LABEL_CHARS_LONGEST = 200;

/**
 * Characters that mermaid takes for syntax somewhere, in one of its versions: the end of a statement (`;`), a comment or
 * the code of a character (`#`, `%%`), a directive (`%%{`), HTML, a formula (`$$`), a fence. They get a look-alike.
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ';': ',',
  '#': '＃',
  '%': '％',
  $: '＄',
  '<': '‹',
  '>': '›',
  '{': '(',
  '}': ')',
  '[': '(',
  ']': ')',
  '`': '’',
  '"': '”',
  '\\': '/',
  '|': '/',
  '&': '＆',
  '@': '＠',
  '~': '-',
  '^': '’',
};
const SYNTAX = new RegExp(
  `[${Object.keys(LOOK_ALIKES)
    .map((each) => `\\${each}`)
    .join('')}]`,
  'g',
);

/**
 * The word of mermaid that closes a block. “If unavoidable, one must use parentheses”:
 * https://mermaid.js.org/syntax/sequenceDiagram.html. Our own word for the end of a file has a shorter form.
 */
const CLOSING_WORD = /\bend\b/gi;

/** A text as the label of a message or a note of a sequence diagram. */
export function labelOf(text: string, charsMax: number): string {
  const safe = tidied(text, LABEL_CHARS_LONGEST)
    .replaceAll(SYNTAX, (each) => LOOK_ALIKES[each] ?? '')
    .replaceAll('end of file', 'EOF');
  return cut(safe, charsMax).replaceAll(CLOSING_WORD, '($&)') || '…';
}
