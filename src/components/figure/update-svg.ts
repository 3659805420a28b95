import type { Shape } from '../../figures/svg.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Updates a drawing in the page to a picture. A shape with the same key keeps its element, so that the style sheet can
 * animate a change of its position.
 * @returns the given element, or a new one when it was undefined or has another tag
 */
export function updatedSvg(element: Element | undefined, shape: Shape): Element {
  const own = element?.localName === shape.tag ? element : document.createElementNS(SVG, shape.tag);
  setAttributes(own, shape);
  if (shape.children.every((child) => typeof child === 'string')) {
    const text = shape.children.join('');
    if (own.childElementCount > 0 || own.textContent !== text) own.textContent = text;
  } else {
    patchChildren(own, shape);
  }
  return own;
}

function setAttributes(element: Element, { key, attributes }: Shape): void {
  const wanted: Readonly<Record<string, string>> = key
    ? { ...attributes, 'data-key': key }
    : attributes;
  for (const name of element.getAttributeNames()) {
    if (wanted[name] === undefined) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

function patchChildren(parent: Element, { children }: Shape): void {
  const keyed = new Map<string, Element>();
  const others: Element[] = [];
  for (const child of parent.children) {
    const key = child.getAttribute('data-key');
    if (key) keyed.set(key, child);
    else others.push(child);
  }
  let last: Element | undefined;
  const used = new Set<Element>();
  for (const child of children) {
    if (typeof child === 'string') continue;
    const known = child.key
      ? keyed.get(child.key)
      : others.find((other) => !used.has(other) && other.localName === child.tag);
    const next = updatedSvg(known, child);
    used.add(next);
    const place: Element | null = last ? last.nextElementSibling : parent.firstElementChild;
    if (next !== place) parent.insertBefore(next, place);
    last = next;
  }
  for (const child of [...parent.childNodes]) {
    if (!(child instanceof Element) || !used.has(child)) child.remove();
  }
}
