/** `exports.Headers=`, `module.exports.fetch=`, `Object.defineProperty(exports,"__esModule",` */
const DEFINED = /\bexports(\d*)(?:\.([\w$]+)\s*=[^=]|,\s*["']([\w$]+)["'])/g;
/** The whole package is a module inside of the bundle, whose `exports` has a number there. */
const IS_INNER = /module\.exports\s*=\s*require_\w+\(\);?\s*$/;

/**
 * The names that Node reads from the text of a CommonJS package (deps/cjs-module-lexer), found in its bundle: a property
 * of the function that a package exports is none of them unless `exports` is written before it. In a bundle only the
 * package's own `exports` is called so; other modules have `exports2` and the like. There may be too many names in the
 * answer, never too few: those that the exports do not have are to be left out.
 */
export function bundledExportNames(bundle: string): readonly string[] {
  const isInner = IS_INNER.test(bundle);
  const names = new Set<string>();
  for (const [, number = '', assigned, defined] of bundle.matchAll(DEFINED)) {
    const name = assigned ?? defined;
    if (name !== undefined && (isInner || number === '')) names.add(name);
  }
  names.delete('default');
  return [...names];
}
