import { escapeHtml } from '../site/escape.ts';
import { type Token, tokenLines } from './highlight.ts';

/** How a line of a listing differs from its neighbours. */
interface LineMarks {
  /** 1-based lines that differ from the default program. */
  readonly changed?: ReadonlySet<number> | undefined;
  /** The line that the current step belongs to. */
  readonly lit?: number | undefined;
}

/** A program as an ordered list of lines. The markup is the same as Listing.astro's. */
export function listing(source: string, { changed, lit }: LineMarks): HTMLOListElement {
  const list = document.createElement('ol');
  for (const [index, tokens] of linesOf(source).entries()) {
    const number = index + 1;
    const item = list.appendChild(document.createElement('li'));
    item.dataset['line'] = String(number);
    if (changed?.has(number)) item.dataset['changed'] = '';
    if (lit === number) item.dataset['lit'] = '';
    item.appendChild(document.createElement('code')).append(...tokens.map(nodeOf));
  }
  return list;
}

/** The same line as HTML. */
export function lineHtml(tokens: readonly Token[]): string {
  return tokens
    .map(({ text, role }) =>
      role === 'plain' ? escapeHtml(text) : `<span class="tok-${role}">${escapeHtml(text)}</span>`,
    )
    .join('');
}

/** The lines of a text. A line break at its end does not begin another line. */
export function linesOf(source: string): Token[][] {
  return tokenLines(source.replace(/\n$/, ''));
}

function nodeOf({ text, role }: Token): Node {
  if (role === 'plain') return document.createTextNode(text);
  const span = document.createElement('span');
  span.className = `tok-${role}`;
  span.textContent = text;
  return span;
}
