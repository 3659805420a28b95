import { partsOf } from '../components/figure/parts.ts';

/** A part of the server-rendered page, by its `data-part`. */
export function part<E extends HTMLElement = HTMLElement>(root: ParentNode, name: string): E {
  return partsOf(root)<E>(name);
}

export function parts<E extends HTMLElement = HTMLElement>(root: ParentNode, name: string): E[] {
  return [...root.querySelectorAll<E>(`[data-part="${name}"]`)];
}

/** An element with a class and text. */
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
