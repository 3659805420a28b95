import { lazyPart } from './lazy-part.ts';
import { attempt } from './notice.ts';
import type { PictureCaption } from './picture-caption.ts';

/**
 * Handles the buttons “Copy this picture” and “as SVG”. The code that copies is loaded on the first click.
 * @param words what the picture shows, for readers who do not see it
 * @param caption what the picture says of its run, where the page knows better than its markup shows
 */
export function listenForCopies(
  root: HTMLElement,
  words: () => string,
  caption?: () => Partial<PictureCaption>,
): void {
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('[data-copy]');
    const drawing = root.querySelector<HTMLElement>('[data-part="drawing"]');
    if (!button || !drawing) return;
    void attempt(drawing, async () => {
      const { copyPicture } = await lazyPart(import('./copy-picture.ts'));
      await copyPicture(button, root, words(), caption?.());
    });
  });
}
