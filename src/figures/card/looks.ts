/**
 * What a style sheet says of the parts of a picture. A picture outside of a page has no style sheet, so `painted` writes
 * the looks into it. They are read from the sheets of the site, so that a picture in a page and one outside cannot differ.
 */
export interface Looks {
  readonly rules: readonly Rule[];
  /** A custom property of the site, in its light scheme: `var(--ink)` → `#14181b`. */
  readonly resolve: (value: string) => string;
}

/** One selector with its declarations. Of several that match a part, the one with the highest rank wins, then the last. */
interface Rule {
  /** From the part itself outwards. */
  readonly path: readonly Step[];
  readonly rank: number;
  readonly declarations: readonly (readonly [name: string, value: string])[];
}

interface Step {
  readonly part: Compound;
  /** Whether the next step has to be the parent, and not only an ancestor. */
  readonly isChild: boolean;
}

export interface Compound {
  readonly tag: string | undefined;
  readonly classes: readonly string[];
  /** What the key begins with. */
  readonly key: string | undefined;
}

/**
 * Families for the site's three fonts, each with fallbacks that every system has one of. Their letters are no wider than
 * those that the layout has measured, so a label keeps its room where the site's fonts are not installed.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  '--font-sans':
    "'Instrument Sans', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif",
  '--font-serif': "'Source Serif 4', Georgia, 'Times New Roman', serif",
  '--font-mono': "'Commit Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  // In a page it has one letter of the sans. Outside of one it would have them all.
  '--font-micro': '',
};

/**
 * Reads the looks from style sheets. What stands in an at-rule (print, forced colours, no motion) and selectors with a
 * pseudo-class (hover) are left out: a picture outside of a page has no such states.
 * @param tokens the sheet with the custom properties; of `light-dark(a, b)` it takes the first
 */
export function readLooks(tokens: string, sheets: readonly string[]): Looks {
  const values = new Map(Object.entries(FAMILIES));
  for (const { selector, body } of blocksOf(tokens)) {
    if (selector !== ':root') continue;
    for (const [name, value] of declarationsOf(body)) values.set(name, lightOf(value));
  }
  const resolve = (value: string): string => {
    const inner = value.replaceAll(/var\((--[\w-]+)\)/g, (_, name) => values.get(name) ?? '');
    return inner.includes('var(') ? resolve(inner) : inner.replace(/^\s*,\s*/, '');
  };
  return { rules: sheets.flatMap(rulesOf), resolve };
}

function rulesOf(sheet: string): Rule[] {
  return blocksOf(sheet).flatMap(({ selector, body }) => {
    const declarations = declarationsOf(body);
    return selector
      .split(/,(?![^()]*\))/)
      .flatMap(withoutIs)
      .flatMap((one) => {
        const path = pathOf(one.trim());
        return path ? [{ path, rank: rankOf(path), declarations }] : [];
      });
  });
}

/** `.a :is(.b, .c)` as the two selectors that it stands for. */
function withoutIs(selector: string): readonly string[] {
  const [whole, inner] = /:is\(([^()]*)\)/.exec(selector) ?? [];
  if (!whole || inner === undefined) return [selector];
  return inner.split(',').flatMap((one) => withoutIs(selector.replace(whole, one.trim())));
}

function blocksOf(sheet: string): { readonly selector: string; readonly body: string }[] {
  const plain = withoutAtRules(sheet.replaceAll(/\/\*[\s\S]*?\*\//g, ''));
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    body,
  }));
}

function withoutAtRules(sheet: string): string {
  const begins = sheet.indexOf('@');
  if (begins < 0) return sheet;
  let depth = 0;
  for (let at = sheet.indexOf('{', begins); at >= 0 && at < sheet.length; at++) {
    if (sheet[at] === '{') depth++;
    if (sheet[at] === '}' && --depth === 0) {
      return sheet.slice(0, begins) + withoutAtRules(sheet.slice(at + 1));
    }
  }
  return sheet.slice(0, begins);
}

function declarationsOf(body: string): [name: string, value: string][] {
  return body.split(';').flatMap((declaration) => {
    const [, name, value] = /^\s*([\w-]+)\s*:\s*([\s\S]+?)\s*$/.exec(declaration) ?? [];
    return name && value ? [[name, value] as [string, string]] : [];
  });
}

function lightOf(value: string): string {
  return /^light-dark\(([^,]+),/.exec(value)?.[1]?.trim() ?? value;
}

/** Undefined for a selector with anything but tags, classes, keys and the two combinators. */
function pathOf(selector: string): readonly Step[] | undefined {
  const path: Step[] = [];
  let isChild = false;
  for (const token of selector.split(/\s+/).reverse()) {
    if (token === '>') {
      isChild = true;
      continue;
    }
    const part = compoundOf(token);
    if (!part) return undefined;
    const inner = path.at(-1);
    if (inner) path[path.length - 1] = { ...inner, isChild };
    path.push({ part, isChild: false });
    isChild = false;
  }
  return path;
}

const COMPOUND = /^([a-z]+)?((?:\.[\w-]+)*)(?:\[data-key\^="([\w-]+)"\])?$/;

function compoundOf(token: string): Compound | undefined {
  const [whole, tag, classes = '', key] = COMPOUND.exec(token) ?? [];
  return whole ? { tag, classes: classes.split('.').filter(Boolean), key } : undefined;
}

/** Specificity, as one number: a class or a key counts a hundred, a tag one (Selectors 4 §17). */
function rankOf(path: readonly Step[]): number {
  return path.reduce(
    (sum, { part: { tag, classes, key } }) =>
      sum + 100 * (classes.length + (key ? 1 : 0)) + (tag ? 1 : 0),
    0,
  );
}
