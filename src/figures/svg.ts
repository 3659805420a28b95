/**
 * An element of a picture, as data. A pure function can make it, a test can read it, the build can print it as
 * markup, and a page can update its document from it.
 */
export interface Shape {
  readonly tag: string;
  /**
   * The name of this thing in every picture of a run. A page keeps the element that has the same key, so that CSS can
   * animate a change.
   */
  readonly key: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Shape | string)[];
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Coordinates are rounded to a tenth of a pixel; an attribute that is undefined is left out. */
export function shape(
  tag: string,
  { key, ...attributes }: Attributes & { readonly key?: string | undefined },
  ...children: readonly (Shape | string)[]
): Shape {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const texts = given.map(([name, value]) => [name, textOf(value)] as const);
  return { tag, key, attributes: Object.fromEntries(texts), children };
}

export function group(className: string, children: readonly Shape[], key?: string): Shape {
  return shape('g', { class: className, key }, ...children);
}

export function line(className: string, x1: number, y1: number, x2: number, y2: number): Shape {
  return shape('line', { class: className, x1, y1, x2, y2 });
}

export function rect(className: string, x: number, y: number, width: number, height: number) {
  return shape('rect', { class: className, x, y, width: Math.max(width, 0), height });
}

/** A closed path through points. */
export function polygon(
  className: string,
  points: readonly (readonly [x: number, y: number])[],
): Shape {
  return shape('path', { class: className, d: `M${points.map(pair).join('L')}Z` });
}

export function polyline(
  className: string,
  points: readonly (readonly [x: number, y: number])[],
): Shape {
  return shape('path', { class: className, d: `M${points.map(pair).join('L')}` });
}

/** Prints a picture as markup, so that a page has it before any script runs. */
export function markupOf({ tag, key, attributes, children }: Shape): string {
  const given = Object.entries({ ...(key ? { 'data-key': key } : {}), ...attributes }).map(
    ([name, value]) => ` ${name}="${escaped(value)}"`,
  );
  const inner = children.map((child) =>
    typeof child === 'string' ? escaped(child) : markupOf(child),
  );
  return `<${tag}${given.join('')}>${inner.join('')}</${tag}>`;
}

function textOf(value: string | number | undefined): string {
  return typeof value === 'number' ? String(rounded(value)) : (value ?? '');
}

function pair([x, y]: readonly [number, number]): string {
  return `${rounded(x)},${rounded(y)}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
