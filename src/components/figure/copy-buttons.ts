import { lazyPart } from './lazy-part.ts';
import { attempt } from './notice.ts';

/**
 * “Copy this picture”, as SVG and as PNG: what it takes is loaded when it is asked for.
 * @param words what the picture shows, for those who do not see it
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
