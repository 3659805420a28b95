const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Lets arrow keys, Home and End move the focus among the items of a composite control, and selects the item that gets
 * it (WAI-ARIA Authoring Practices, "roving tabindex"). Tab stops once at the whole control.
 */
export function rove(
  control: HTMLElement,
  itemSelector: string,
  pick: (item: HTMLElement) => void,
): void {
  control.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const items = [...control.querySelectorAll<HTMLElement>(itemSelector)];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = items[step(at, items.length)];
    if (at < 0 || !next) return;
    event.preventDefault();
    pick(next);
    next.focus();
  });
}
