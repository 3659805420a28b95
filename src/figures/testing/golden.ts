import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { markupOf, type Shape } from '../svg.ts';

/** A golden file is the text itself. */
const asText = { serializers: [String] };

/**
 * Compares a picture with the file that holds what it is to look like, `golden/<name>.svg` in a folder: a changed place,
 * class or word is a changed line of it.
 */
export function assertGolden(t: TestContext, root: Shape, folder: string, name: string): void {
  t.assert.fileSnapshot(markupLines(markupOf(root)), join(folder, 'golden', `${name}.svg`), asText);
}

/** Markup with a line for each element, so that a difference can be read. */
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
