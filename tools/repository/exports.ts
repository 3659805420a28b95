import ts from 'typescript';
import type { Sources } from './files.ts';
import { scriptText, targetOf } from './imports.ts';

/** What one file takes of another: these names, or it may be all of them. */
interface Use {
  readonly specifier: string;
  readonly names: readonly string[] | 'all';
}

/** An exported name that no other file takes, or that tests alone take. */
interface Unused {
  readonly file: string;
  readonly name: string;
  readonly isTested: boolean;
}

/** Tests, what is there for them alone, and the checks of the repository, which only run as tests. */
const TEST =
  /\.test\.ts$|\/testing(\.ts$|\/)|^e2e\/|^tools\/(repository|stand-in)\/|^tools\/conformance\/cases\.ts$/;

/**
 * Exported names that no other file imports, types included. What a file itself does with a name does not count.
 *
 * @param sources path relative to the repository → text
 */
export function unusedExports(sources: Sources): readonly Unused[] {
  const takers = new Map<string, Set<string>>();
  const files = [...sources].map(([file, text]) => [file, parsed(file, text)] as const);
  for (const [file, source] of files) {
    for (const { specifier, names } of usesIn(source)) {
      if (!specifier.startsWith('.')) continue;
      const target = targetOf(file, specifier);
      for (const name of names === 'all' ? ['*'] : names) {
        const key = `${target} ${name}`;
        takers.set(key, (takers.get(key) ?? new Set()).add(file));
      }
    }
  }
  return files.flatMap(([file, source]) =>
    exportsIn(source).flatMap((name) => {
      const takenBy = [name, '*'].flatMap((each) => [...(takers.get(`${file} ${each}`) ?? [])]);
      const isTested = takenBy.length > 0;
      const isUsed = isTested && (TEST.test(file) || !takenBy.every((taker) => TEST.test(taker)));
      return isUsed ? [] : [{ file, name, isTested }];
    }),
  );
}

/** Names that a file exports, `default` among them. */
function exportsIn(source: ts.SourceFile): readonly string[] {
  return source.statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement)) return ['default'];
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      if (!exportClause) return [];
      return ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [exportClause.name.text];
    }
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const has = (kind: ts.SyntaxKind) => modifiers.some((modifier) => modifier.kind === kind);
    if (!has(ts.SyntaxKind.ExportKeyword)) return [];
    if (has(ts.SyntaxKind.DefaultKeyword)) return ['default'];
    return namesDeclaredBy(statement);
  });
}

function namesDeclaredBy(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesBoundBy(name));
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.text] : [];
}

function namesBoundBy(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) =>
    ts.isBindingElement(each) ? namesBoundBy(each.name) : [],
  );
}

function usesIn(source: ts.SourceFile): readonly Use[] {
  const found: Use[] = [];
  const add = (specifier: ts.Node | undefined, names: Use['names']) => {
    if (specifier && ts.isStringLiteral(specifier))
      found.push({ specifier: specifier.text, names });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, namesImportedBy(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, namesPassedOnBy(node));
    if (ts.isCallExpression(node)) add(node.arguments[0], 'all');
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, 'all');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function namesImportedBy({ importClause }: ts.ImportDeclaration): Use['names'] {
  const bindings = importClause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) return 'all';
  const named = bindings ? namesOf(bindings.elements) : [];
  return importClause?.name ? ['default', ...named] : named;
}

function namesPassedOnBy({ exportClause }: ts.ExportDeclaration): Use['names'] {
  return exportClause && ts.isNamedExports(exportClause) ? namesOf(exportClause.elements) : 'all';
}

/** `a` of `a as b`: the name that the other file has for it. */
function namesOf(
  specifiers: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[],
): readonly string[] {
  return specifiers.map(({ name, propertyName }) => (propertyName ?? name).text);
}

function parsed(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, scriptText(file, text), ts.ScriptTarget.Latest, false);
}
