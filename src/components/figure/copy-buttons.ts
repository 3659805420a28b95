import { lazyPart } from './lazy-part.ts';
import { attempt } from './notice.ts';

/**
 * Handles the buttons “Copy this picture” and “as SVG”. The code that copies is loaded on the first click.
 * @param words what the picture shows, for readers who do not see it
 */
export function listenForCopies(root: HTMLElement, words: () => string): void {
  root.addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>('[data-copy]');
    const drawing = root.querySelector<HTMLElement>('[data-part="drawing"]');
    if (!button || !drawing) return;
    void attempt(drawing, async () => {
      const { copyPicture } = await lazyPart(import('./copy-picture.ts'));
      await copyPicture(button, drawing, words());
    });
  });
}
