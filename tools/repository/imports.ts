import { posix } from 'node:path';
import ts from 'typescript';

/** One import of a file. */
export interface Import {
  readonly specifier: string;
  /** It imports only types, so it is gone when the program runs. */
  readonly isType: boolean;
}

/** The imports of a TypeScript, JavaScript, Astro or MDX file, in order: static, dynamic and re-exported. */
export function importsIn(file: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const source = ts.createSourceFile(file, scriptText(file, text), ts.ScriptTarget.Latest, false);
  const add = (specifier: ts.Node | undefined, isType = false) => {
    if (specifier && ts.isStringLiteral(specifier))
      found.push({ specifier: specifier.text, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeExport(node));
    if (ts.isCallExpression(node) && isImporting(node.expression)) add(node.arguments[0]);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The path of the file that a relative specifier names; what stands behind it, `?raw`, is left out. */
export function targetOf(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier.replace(/[?#].*$/, ''));
}

/** The specifiers of `importsIn`. */
export function specifiersOf(file: string, text: string): readonly string[] {
  return importsIn(file, text).map(({ specifier }) => specifier);
}

/** `import(…)`, or a CommonJS file’s `require(…)`. */
function isImporting(called: ts.Expression): boolean {
  return (
    called.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(called) && called.text === 'require')
  );
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  return !name && isOnlyTypes(namedBindings);
}

function isTypeExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  return isTypeOnly || isOnlyTypes(exportClause);
}

/** `{ type A, type B }`. An empty list does not count: it imports the file for its effects. */
function isOnlyTypes(
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
): boolean {
  if (!bindings || !('elements' in bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every(({ isTypeOnly }) => isTypeOnly);
}

/** The scripts in a file: all of it, or what an Astro or MDX file has of them. */
export function scriptText(file: string, text: string): string {
  if (file.endsWith('.astro')) return astroScripts(text);
  if (file.endsWith('.mdx')) return (text.match(/^import .*$/gm) ?? []).join('\n');
  return text;
}

function astroScripts(text: string): string {
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  return [front, ...scripts].join('\n');
}
