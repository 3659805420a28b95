import { rove } from '../../components/site/rove.ts';

/**
 * Controls a server-rendered `role="tablist"`. Each tab carries its value in `data-value`.
 * @param pick called with the value that the reader chose, by mouse or arrow key
 * @returns a function that shows a value as chosen
 */
export function tabs(list: HTMLElement, pick: (value: string) => void): (value: string) => void {
  const items = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];
  const chosen = (item: HTMLElement) => pick(item.dataset['value']!);
  list.addEventListener('click', (event) => {
    const item = (event.target as Element).closest<HTMLElement>('[role="tab"]');
    if (item) chosen(item);
  });
  rove(list, '[role="tab"]', chosen);
  return (value) => {
    for (const item of items) {
      const on = item.dataset['value'] === value;
      item.setAttribute('aria-selected', String(on));
      item.tabIndex = on ? 0 : -1;
      if (on) item.closest('[role="tablist"]')?.scrollTo({ left: item.offsetLeft - 48 });
    }
  };
}
