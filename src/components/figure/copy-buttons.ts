import { lazyPart } from './lazy-part.ts';
import { attempt } from './notice.ts';
import type { CopyCaption } from './picture-caption.ts';

/** What the page adds to its copies. */
interface CopyOptions {
  /** Opens the dialog for the run that is shown. Undefined where there is no button “Copy for an issue”. */
  readonly openIssue?: () => Promise<void>;
  /** What the picture says of its run, where the page knows better than its markup shows. */
  readonly caption?: () => CopyCaption;
}

/**
 * Handles the buttons “Copy this picture”, “as SVG” and “Copy for an issue”. Their code is loaded on the first click.
 * @param words what the picture shows, for readers who do not see it
 */
export function listenForCopies(
  root: HTMLElement,
  words: () => string,
  { openIssue, caption }: CopyOptions = {},
): void {
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('[data-copy]');
    const drawing = root.querySelector<HTMLElement>('[data-part="drawing"]');
    if (!button || !drawing) return;
    void attempt(drawing, async () => {
      if (button.dataset['copy'] === 'issue') return openIssue?.();
      const { copyPicture } = await lazyPart(import('./copy-picture.ts'));
      await copyPicture(button, root, words(), caption?.());
    });
  });
}
