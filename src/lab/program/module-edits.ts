import type { AnyNode } from 'acorn';
import { expectToken } from './ast.ts';
import { HELPERS, type Rule } from './lowering.ts';
import { DEFAULT_EXPORT, type ModuleSyntax } from './module-syntax.ts';
import { lineBreaksOf, type SourceEdits } from './source-edits.ts';

/** A specifier that names one of the reader's own files. */
export function isRelative(specifier: string): boolean {
  return /^(?:\.{0,2}\/|file:)/.test(specifier);
}

/**
 * Removes the module syntax of a file, so that it can be the body of a function. Imports and
 * exports are declared by `prologueOf`, because they take effect before the first statement.
 */
export class ModuleEdits implements Rule {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  enter(node: AnyNode, _parent: AnyNode | undefined, edits: SourceEdits): void {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        this.#remove(node, edits);
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration) edits.replace(node.start, node.declaration.start, '');
        else this.#remove(node, edits);
        break;
      case 'ExportDefaultDeclaration': {
        const end =
          expectToken(this.#source, node.start + 'export'.length, 'default') + 'default'.length;
        // As the property of an object, a function without a name gets the right one: `default`.
        edits.replace(
          node.start,
          end,
          isNamed(node.declaration) ? '' : `const ${DEFAULT_EXPORT}={default:`,
        );
        break;
      }
      case 'ImportExpression':
        edits.replace(node.start, node.start + 'import'.length, `${HELPERS}.import`);
        break;
      case 'MetaProperty':
        if (node.meta.name === 'import') edits.replace(node.start, node.end, `${HELPERS}.meta`);
    }
  }

  leave(node: AnyNode, parent: AnyNode | undefined, edits: SourceEdits): void {
    const isDefault = parent?.type === 'ExportDefaultDeclaration' && parent.declaration === node;
    if (isDefault && !isNamed(node)) edits.insert(node.end, '}.default;');
  }

  #remove(node: AnyNode, edits: SourceEdits): void {
    edits.replace(node.start, node.end, lineBreaksOf(this.#source.slice(node.start, node.end)));
  }
}

function isNamed(declaration: AnyNode): boolean {
  return (
    (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') &&
    declaration.id != null
  );
}

/**
 * Declares what a file imports and exports. The exports of Node's modules and of packages do not
 * change while a program runs, so imports of them are constants. Imports from the reader's own
 * files are live, see `liveImports` of source-module.ts.
 */
export function prologueOf(syntax: ModuleSyntax): string {
  const constants = syntax.imports
    .filter(({ specifier }) => !isRelative(specifier))
    .map(({ specifier, imported, local }) => {
      return `${local}=${HELPERS}.read(${JSON.stringify(specifier)},${JSON.stringify(imported)})`;
    });
  const getters = [...syntax.exports].map(
    ([name, local]) => `${JSON.stringify(name)}:()=>${local}`,
  );
  return (
    (constants.length > 0 ? `const ${constants.join()};` : '') +
    (getters.length > 0 ? `${HELPERS}.exports({${getters.join()}});` : '')
  );
}
