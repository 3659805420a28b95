import type { fromHtml } from 'hast-util-from-html';

/** A page as a tree. */
export type PageTree = ReturnType<typeof fromHtml>;
export type PageNode = PageTree['children'][number] | PageElement['children'][number];
/** A tag with what is in it. */
export type PageElement = Extract<PageTree['children'][number], { type: 'element' }>;

/** @param name of an attribute as the tree has it: `className`, `dataPart`, `href` */
export function attributeOf(element: PageElement, name: string): string | undefined {
  const value = element.properties[name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

export function hasClass(element: PageElement, name: string): boolean {
  const classes = element.properties['className'];
  return Array.isArray(classes) && classes.includes(name);
}

/** The elements for which `isWanted` says yes, in the order of the page. */
export function elementsIn(
  parent: PageTree | PageElement,
  isWanted: (element: PageElement) => boolean,
): PageElement[] {
  return parent.children.flatMap((child) =>
    child.type === 'element'
      ? [...(isWanted(child) ? [child] : []), ...elementsIn(child, isWanted)]
      : [],
  );
}

/** The text in a node, with the white space that it has in the page. */
export function textIn(node: PageNode | PageTree): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textIn).join('') : '';
}

export function elementOf(
  tagName: string,
  children: PageElement['children'],
  properties: PageElement['properties'] = {},
): PageElement {
  return { type: 'element', tagName, properties, children };
}

export function textNode(value: string): PageElement['children'][number] {
  return { type: 'text', value };
}
