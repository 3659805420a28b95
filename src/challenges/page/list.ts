import { solvedMemory } from '../solved.ts';

/** Marks the tasks that this browser has solved, and counts them. */
function markSolved(list: HTMLElement): void {
  const ids = solvedMemory(() => localStorage).ids();
  let count = 0;
  for (const item of list.querySelectorAll<HTMLElement>('[data-task]')) {
    const isSolved = ids.has(item.dataset['task'] ?? '');
    item.toggleAttribute('data-solved', isSolved);
    const mark = item.querySelector<HTMLElement>('[data-part="solved"]');
    if (mark) mark.hidden = !isSolved;
    if (isSolved) count += 1;
  }
  const said = document.querySelector<HTMLElement>('[data-part="solved-count"]');
  if (said && count > 0) {
    said.textContent = `${count} of ${list.children.length} solved in this browser.`;
  }
}

const list = document.querySelector<HTMLElement>('[data-part="challenges"]');
if (list) {
  markSolved(list);
  // A page that comes back out of the browser's memory has not run its scripts again.
  addEventListener('pageshow', () => markSolved(list));
}
