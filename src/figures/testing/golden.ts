import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { markupOf, type Shape } from '../svg.ts';

/** Without it, Node would write the text as a quoted string. */
const asText = { serializers: [String] };

/**
 * Compares a picture with its golden file, `golden/<name>.svg` in `folder`. A changed position, class or word shows as a
 * changed line.
 */
export function assertGolden(t: TestContext, root: Shape, folder: string, name: string): void {
  t.assert.fileSnapshot(markupLines(markupOf(root)), join(folder, 'golden', `${name}.svg`), asText);
}

/** Puts each element of markup on its own line, so that a difference can be read. */
export function markupLines(markup: string): string {
  let depth = 0;
  return markup
    .match(/<[^/>][^>]*>[^<]*<\/[^>]*>|<[^>]*>|[^<]+/g)!
    .map((piece) => {
      if (piece.startsWith('</')) depth--;
      const line = `${'  '.repeat(depth)}${piece}\n`;
      if (/^<[^/][^>]*>$/.test(piece)) depth++;
      return line;
    })
    .join('');
}
