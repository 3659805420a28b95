import type { Shape } from '../svg.ts';
import type { Compound, Looks } from './looks.ts';

/** The properties that a picture needs. Each of them is a presentation attribute of SVG too (SVG 2 §6.6). */
const PROPERTIES = new Set([
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
]);

/**
 * A picture with its looks written into it as attributes, without classes and keys. Handles and targets of the pointer are
 * left out, because nothing can be dragged outside of a page.
 */
export function painted(root: Shape, looks: Looks): Shape {
  const [only] = paintedWithin(root, [], looks);
  return only ?? root;
}

function paintedWithin(one: Shape, ancestors: readonly Shape[], looks: Looks): Shape[] {
  if (one.key?.startsWith('grip-')) return [];
  const line = [one, ...ancestors];
  const { class: _, 'data-key': __, 'aria-hidden': ___, ...kept } = one.attributes;
  const attributes = { ...kept, ...looksOf(line, looks) };
  if (attributes['fill'] === 'transparent') return [];
  const children = one.children.flatMap((child): (Shape | string)[] =>
    typeof child === 'string' ? [child] : paintedWithin(child, line, looks),
  );
  return [{ tag: one.tag, key: undefined, attributes, children }];
}

function looksOf(line: readonly Shape[], { rules, resolve }: Looks): Record<string, string> {
  const found = rules
    .filter(({ path }) => matches(path, line))
    .sort((one, other) => one.rank - other.rank);
  const looks: Record<string, string> = {};
  for (const { declarations } of found)
    for (const [name, value] of declarations.flatMap(longhands))
      if (PROPERTIES.has(name)) looks[name] = resolve(value).replace(/^([\d.]+)px$/, '$1');
  return looks;
}

/** @param line the shape, its parent, and so on to the root */
function matches(path: Looks['rules'][number]['path'], line: readonly Shape[]): boolean {
  const [step, ...outer] = path;
  const [shape, ...ancestors] = line;
  if (!step || !shape || !isLike(shape, step.part)) return false;
  if (outer.length === 0) return true;
  if (step.isChild) return matches(outer, ancestors);
  return ancestors.some((_, index) => matches(outer, ancestors.slice(index)));
}

function isLike({ tag, key, attributes }: Shape, part: Compound): boolean {
  const classes = attributes['class']?.split(' ') ?? [];
  return (
    (part.tag === undefined || part.tag === tag) &&
    (part.key === undefined || (key ?? '').startsWith(part.key)) &&
    part.classes.every((name) => classes.includes(name))
  );
}

/** `font: 400 12px var(--sans)` as three declarations, because SVG attributes have no shorthand. */
function longhands([name, value]: readonly [string, string]): (readonly [string, string])[] {
  if (name !== 'font') return [[name, value]];
  const [, weight = '400', size = '12px', family = ''] =
    /^(\d+)\s+(\S+?)(?:\s*\/\s*\S+)?\s+(.+)$/.exec(value) ?? [];
  return [
    ['font-weight', weight],
    ['font-size', size],
    ['font-family', family],
  ];
}
