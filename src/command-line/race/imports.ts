import { type Node, parse } from 'acorn';
import type { ModuleKind } from './module-kind.ts';

/** One import of another module in a file. */
export interface ProgramImport {
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
  /**
   * Whether the program can handle that the module is missing: `import()` gives a promise that rejects, and a `require`
   * in a `try` is caught.
   */
  readonly isOptional: boolean;
  readonly isRequire: boolean;
}

/** The imports of a file with a literal name. Empty for a text that is no JavaScript: the Lab reports its error. */
export function importsOfProgram(text: string, kind: ModuleKind): readonly ProgramImport[] {
  if (kind === 'json') return [];
  try {
    const tree = parse(text, {
      ecmaVersion: 'latest',
      sourceType: kind === 'module' ? 'module' : 'script',
      allowHashBang: true,
      allowReturnOutsideFunction: true,
      locations: true,
    });
    const found: ProgramImport[] = [];
    collect(tree, false, found);
    return found;
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

type AnyNode = Node & Readonly<Record<string, unknown>>;

function collect(node: Node, isTried: boolean, found: ProgramImport[]): void {
  const { type, source, callee, arguments: args } = node as AnyNode;
  const line = node.loc?.start.line ?? 1;
  const add = (specifier: unknown, isOptional: boolean, isRequire: boolean) => {
    if (typeof specifier === 'string') found.push({ specifier, line, isOptional, isRequire });
  };
  switch (type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      add(literalOf(source), false, false);
      break;
    case 'ImportExpression':
      add(literalOf(source), true, false);
      break;
    case 'CallExpression':
      if ((callee as AnyNode)['name'] === 'require') {
        add(literalOf((args as readonly unknown[])[0]), isTried, true);
      }
  }
  for (const [name, value] of Object.entries(node)) {
    const isInTry = isTried || (type === 'TryStatement' && name === 'block');
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) collect(child, isInTry, found);
    }
  }
}

function literalOf(literal: unknown): unknown {
  return isNode(literal) ? (literal as AnyNode)['value'] : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
