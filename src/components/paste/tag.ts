type Child = Node | string | undefined;

/** An element with attributes and children. Children that are undefined are left out. */
export function tag<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something. */
export function button(label: string, className: string, press: () => void): HTMLButtonElement {
  const made = tag('button', { type: 'button', class: className }, label);
  made.addEventListener('click', press);
  return made;
}
