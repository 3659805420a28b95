import { tabMemory } from '../../play/memory.ts';

/**
 * Opens the start of a task where the address says nothing else. It runs before the playground
 * reads the address. The programs of a task are the site's own, so they count as programs that this
 * tab has written, and not as a stranger's.
 */
function arrive(task: HTMLElement): void {
  const start = task.dataset['start'] ?? '';
  if (location.search === '' && location.hash === '') {
    history.replaceState(null, '', location.pathname + start);
  }
  const solution = task.querySelector<HTMLAnchorElement>('[data-part="solution"]');
  const ours = [new URL(start, location.href).hash, solution?.hash ?? ''];
  const memory = tabMemory(storage());
  for (const hash of ours) if (hash !== '') memory.own(hash);
}

function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined; // refused by the browser's settings
  }
}

const task = document.querySelector<HTMLElement>('[data-task]');
if (task) arrive(task);
