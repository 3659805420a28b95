import type {
  AnyNode,
  ExportNamedDeclaration,
  Identifier,
  ImportDeclaration,
  Literal,
  Program,
} from 'acorn';
import { childrenOf, contains, isFunction } from './ast.ts';

/** One name that a file imports from another module. */
interface ImportedName {
  readonly specifier: string;
  /** `*` for the namespace. */
  readonly imported: string;
  readonly local: string;
  /** Where the name stands, for the error when there is no such export. */
  readonly start: number;
  readonly end: number;
}

/**
 * `export { imported as exported } from specifier`; `*` as in `export * from` and `export * as`.
 */
interface ReExport {
  readonly specifier: string;
  readonly imported: string;
  readonly exported: string;
  readonly start: number;
  readonly end: number;
}

/** The import and export declarations of a file, ECMA-262 §16.2.1.7 Source Text Module Records. */
export interface ModuleSyntax {
  /** Specifiers in the order of their first appearance. */
  readonly requests: readonly string[];
  readonly imports: readonly ImportedName[];
  /** Exported name → the local name that holds it. */
  readonly exports: ReadonlyMap<string, string>;
  readonly reExports: readonly ReExport[];
  readonly hasTopLevelAwait: boolean;
}

/** The variable that holds the value of `export default <expression>`. */
export const DEFAULT_EXPORT = 'ªdefault';

export function readModuleSyntax(tree: Program): ModuleSyntax {
  const requests = new Set<string>();
  const imports: ImportedName[] = [];
  const exports = new Map<string, string>();
  const reExports: ReExport[] = [];
  for (const node of tree.body) {
    switch (node.type) {
      case 'ImportDeclaration':
        requests.add(String(node.source.value));
        imports.push(...importedNames(node));
        break;
      case 'ExportAllDeclaration': {
        const { start, end } = node;
        const specifier = String(node.source.value);
        const exported = node.exported ? nameOf(node.exported) : '*';
        requests.add(specifier);
        reExports.push({ specifier, imported: '*', exported, start, end });
        break;
      }
      case 'ExportNamedDeclaration':
        if (node.source) {
          requests.add(String(node.source.value));
          reExports.push(...reExportedNames(node, String(node.source.value)));
        } else {
          for (const [exported, local] of localExports(node)) exports.set(exported, local);
        }
        break;
      case 'ExportDefaultDeclaration': {
        const { declaration } = node;
        const name = 'id' in declaration && declaration.id ? declaration.id.name : undefined;
        exports.set('default', name ?? DEFAULT_EXPORT);
      }
    }
  }
  const hasTopLevelAwait = contains(tree, isAwait, (inner) => !isFunction(inner));
  return { requests: [...requests], imports, exports, reExports, hasTopLevelAwait };
}

function importedNames(node: ImportDeclaration): ImportedName[] {
  const specifier = String(node.source.value);
  return node.specifiers.map((name) => {
    const { start, end } = name.type === 'ImportSpecifier' ? name.imported : name;
    return { specifier, imported: importedName(name), local: name.local.name, start, end };
  });
}

function importedName(name: ImportDeclaration['specifiers'][number]): string {
  switch (name.type) {
    case 'ImportDefaultSpecifier':
      return 'default';
    case 'ImportNamespaceSpecifier':
      return '*';
    case 'ImportSpecifier':
      return nameOf(name.imported);
  }
}

function reExportedNames(node: ExportNamedDeclaration, specifier: string): ReExport[] {
  return node.specifiers.map(({ local, exported }) => ({
    specifier,
    imported: nameOf(local),
    exported: nameOf(exported),
    start: local.start,
    end: local.end,
  }));
}

function localExports(node: ExportNamedDeclaration): [exported: string, local: string][] {
  const { declaration } = node;
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => boundNames(id)).map((name) => [name, name]);
  }
  if (declaration) return [[declaration.id.name, declaration.id.name]];
  return node.specifiers.map(({ local, exported }) => [nameOf(exported), nameOf(local)]);
}

/** §8.2.1 BoundNames of a pattern. */
function boundNames(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'Property':
      return boundNames(pattern.value);
    default:
      return childrenOf(pattern).flatMap(boundNames);
  }
}

/** A name in an import or export clause may be a string: `export { a as 'b c' }`. */
function nameOf(node: Identifier | Literal): string {
  return node.type === 'Identifier' ? node.name : String(node.value);
}

function isAwait(node: AnyNode): boolean {
  return node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await);
}
