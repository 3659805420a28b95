import type { AnyNode } from 'acorn';
import { childrenOf, isFunction, parseSource } from '../../src/lab/program/ast.ts';
import { isIn, REPLACED } from './boundary.ts';

/** A `require('id')` in a module of lib/. */
interface Requirement {
  readonly id: string;
  /** The module is required when this one is loaded, not when one of its functions is called. */
  readonly onLoad: boolean;
}

/** Where a pack or a part of a release begins and ends. */
export interface Extent {
  /** It has these modules, and those that they require. Ids or, with a final slash, folders. */
  readonly roots: readonly string[];
  /** It ends before these, which are written in the same way. */
  readonly beyond: readonly string[];
  /** Modules that are there whenever this part is. */
  readonly loaded?: readonly string[];
}

/**
 * The modules that a pack or a part holds: everything that the roots reach, up to the boundary.
 *
 * @throws Error when a packed module needs one to load that is neither packed nor replaced
 */
export function closure(
  natives: Readonly<Record<string, string>>,
  { roots, beyond, loaded = [] }: Extent,
): readonly string[] {
  const packed = new Set<string>();
  const unmet: string[] = [];
  const queue = Object.keys(natives).filter((id) => isIn(roots, id) && !loaded.includes(id));
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const source = natives[id];
    if (source === undefined || packed.has(id)) continue;
    packed.add(id);
    for (const { id: wanted, onLoad } of requirementsOf(id, source)) {
      if (REPLACED.has(wanted) || loaded.includes(wanted)) continue;
      if (wanted in natives && !isIn(beyond, wanted)) queue.push(wanted);
      else if (onLoad) unmet.push(`${id} loads ${wanted}`);
    }
  }
  if (unmet.length > 0) {
    throw new Error(
      `the boundary of the Lab cuts through what must load:\n  ${unmet.join('\n  ')}`,
    );
  }
  return [...packed].sort();
}

function requirementsOf(id: string, source: string): readonly Requirement[] {
  const found: Requirement[] = [];
  const visit = (node: AnyNode, onLoad: boolean): void => {
    const requirement = requirementIn(node, onLoad);
    if (requirement) found.push(requirement);
    for (const child of childrenOf(node)) visit(child, onLoad && !isFunction(node));
  };
  try {
    visit(parseSource(source, 'script'), true);
  } catch (error) {
    throw new Error(`${id} cannot be read: ${error}`, { cause: error });
  }
  return found;
}

/**
 * `require('id')`, or `defineLazyProperties(target, 'id', …)`, which requires the module when one of the
 * properties is first read (lib/internal/util.js).
 */
function requirementIn(node: AnyNode, onLoad: boolean): Requirement | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  const [first, second] = node.arguments.map(textOf);
  switch (node.callee.name) {
    case 'require':
      // Libraries in internal/deps/ name the scheme (requireWithFallbackInDeps of lib/internal/bootstrap/realm.js).
      return first === undefined ? undefined : { id: first.replace(/^node:/, ''), onLoad };
    case 'defineLazyProperties':
      return second === undefined ? undefined : { id: second, onLoad: false };
    default:
      return undefined;
  }
}

function textOf(node: AnyNode): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
