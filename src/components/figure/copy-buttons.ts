import type { ShownRun } from '../issue/figure-issue.ts';
import { lazyPart } from './lazy-part.ts';
import { attempt } from './notice.ts';
import type { PictureCaption } from './picture-caption.ts';

/** What a copy is about, beside the picture itself. */
interface CopiedRun {
  /** What “Copy for an issue” is about. Undefined where there is no such button. */
  readonly run?: () => ShownRun;
  /** What the picture says of its run, where the page knows better than its markup shows. */
  readonly caption?: () => Partial<PictureCaption>;
}

/**
 * Handles the buttons “Copy this picture”, “as SVG” and “Copy for an issue”. Their code is loaded on the first click.
 * @param words what the picture shows, for readers who do not see it
 */
export function listenForCopies(
  root: HTMLElement,
  words: () => string,
  { run, caption }: CopiedRun = {},
): void {
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('[data-copy]');
    const drawing = root.querySelector<HTMLElement>('[data-part="drawing"]');
    if (!button || !drawing) return;
    void attempt(drawing, async () => {
      if (run && button.dataset['copy'] === 'issue') {
        const { openFigureIssue } = await lazyPart(import('../issue/figure-issue.ts'));
        return openFigureIssue(root, run());
      }
      const { copyPicture } = await lazyPart(import('./copy-picture.ts'));
      await copyPicture(button, root, words(), caption?.());
    });
  });
}
