import type { LoopRun } from '../reading/moments.ts';
import { momentWords } from '../reading/words.ts';

/** Steps that are listed. A longer run is told up to there. */
const LISTED_MAX = 400;

/** Lists all steps in words; a press goes to one. */
export function transcriptView(list: HTMLElement, go: (step: number) => void) {
  list.addEventListener('click', ({ target }) => {
    const item = (target as HTMLElement).closest<HTMLElement>('[data-step]');
    if (item) go(Number(item.dataset['step']));
  });
  return {
    list(run: LoopRun): void {
      const items = run.moments.slice(0, LISTED_MAX).map((_, index) => {
        const item = document.createElement('li');
        item.dataset['step'] = String(index);
        item.textContent = momentWords(run, index).sentence;
        return item;
      });
      list.replaceChildren(...items);
    },
    mark(step: number): void {
      list.querySelector('[aria-current]')?.removeAttribute('aria-current');
      list.children[step]?.setAttribute('aria-current', 'step');
    },
  };
}
