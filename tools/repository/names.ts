import ts from 'typescript';
import type { Sources } from './files.ts';

/**
 * Names that more than one file exports. A name that is exported twice has two meanings, or one thing is defined twice.
 *
 * @param sources path → text of TypeScript files
 * @returns `name: file, file`
 */
export function namesExportedTwice(sources: Sources): readonly string[] {
  const files = new Map<string, string[]>();
  for (const [file, text] of sources) {
    for (const name of exportedNames(file, text)) {
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  return [...files]
    .filter(([, exporting]) => exporting.length > 1)
    .map(([name, exporting]) => `${name}: ${exporting.join(', ')}`);
}

/** The names that a file declares and exports. A name that it re-exports is declared elsewhere. */
function exportedNames(file: string, text: string): readonly string[] {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  return statements
    .filter((statement) => ts.canHaveModifiers(statement) && isExported(statement))
    .flatMap(declaredNames);
}

function isExported(statement: ts.HasModifiers): boolean {
  const kinds = ts.getModifiers(statement)?.map(({ kind }) => kind) ?? [];
  return kinds.includes(ts.SyntaxKind.ExportKeyword);
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}
