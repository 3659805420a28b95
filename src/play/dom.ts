import { partsOf } from '../components/figure/parts.ts';

/**
 * Finds a part of the server-rendered page by its `data-part`. Markup and script are built
 * together, so a missing part is a defect of the site, and throws.
 */
export function part<E extends HTMLElement = HTMLElement>(root: ParentNode, name: string): E {
  return partsOf(root)<E>(name);
}

export function parts<E extends HTMLElement = HTMLElement>(root: ParentNode, name: string): E[] {
  return [...root.querySelectorAll<E>(`[data-part="${name}"]`)];
}

/** Makes an element with a class and text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

/**
 * Class of the document while its address asks for another run than the one that the page is built
 * with.
 */
export const OTHER_RUN = 'other-run';

/** Class of the document before the application starts, where its address has a program that this tab does not know. */
export const FROM_LINK = 'from-link';

/**
 * Continues in a new task, so that input and painting come first. On a phone, starting the page or
 * showing an answer in one piece would block it for a quarter of a second.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Continues in a new task after the next frame has been painted; at once where nobody sees the page. */
export async function afterPaint(): Promise<void> {
  if (!document.hidden) await new Promise(requestAnimationFrame);
  await nextTask();
}
