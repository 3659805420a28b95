import type { AnyNode } from 'acorn';
import { native, natives } from '../engine/native.ts';
import { isFunction } from './ast.ts';
import { HELPERS } from './lowering.ts';
import type { ProgramSource } from './source.ts';
import { pathTo } from './tree-path.ts';

/** Texts of functions that the Lab has made for the reader's. */
const made = new WeakMap<object, string>();

/** What `toString` of this function is to say. */
export function noteText(fn: object, text: string): void {
  made.set(fn, text);
}

export const hostToString = Function.prototype.toString;

/**
 * Makes `Function.prototype.toString` tell what the reader wrote. The engine knows the text with the
 * marks of the Lab. The intrinsic is shared by the Lab and its programs, so this is installed for
 * the time of a run only; the function that it returns removes it. A process has to be booted with
 * it, because lib/ keeps the `toString` of then.
 *
 * @param sources the reader's files that were loaded
 * @param libraries the texts of Node's own modules and of packages
 */
export function functionTexts(
  sources: () => Iterable<ProgramSource>,
  libraries: () => Iterable<string>,
): () => () => void {
  const known = new WeakMap<object, string>();
  const shown = native('toString', function (this: object) {
    const text = made.get(this);
    if (text !== undefined) return text;
    if (natives.has(this)) return nativeText('function', this);
    const evaluated = hostToString.call(this);
    if (evaluated.endsWith(NATIVE)) return evaluated;
    for (const source of sources()) {
      const node = functionOf(source, evaluated);
      if (node) return source.text.slice(startOf(node), node.end);
    }
    const before = known.get(this);
    if (before !== undefined) return before;
    const shown = isToBeSeen(evaluated, sources(), libraries())
      ? evaluated
      : nativeText(/^class\b/.test(evaluated) ? 'class' : 'function', this);
    known.set(this, shown);
    return shown;
  });
  return () => {
    const { prototype } = Function;
    const before = Object.getOwnPropertyDescriptor(prototype, 'toString');
    Object.defineProperty(prototype, 'toString', { ...before, value: shown });
    return () => Object.defineProperty(prototype, 'toString', before ?? {});
  };
}

const NATIVE = '{ [native code] }';

/**
 * Whether it is the text of a function of Node's own library, which is packed without white space, or of a package, or at
 * least is in a file of the reader's. The Lab's own functions are in none of them: they stand for native ones.
 */
function isToBeSeen(
  evaluated: string,
  sources: Iterable<ProgramSource>,
  libraries: Iterable<string>,
): boolean {
  if (evaluated.includes(`${HELPERS}.`)) return false;
  for (const { code } of sources) if (code.includes(evaluated)) return true;
  for (const library of libraries) if (library.includes(evaluated)) return true;
  return false;
}

function nativeText(keyword: 'class' | 'function', fn: object): string {
  const name = (fn as { name?: unknown }).name ?? '';
  return `${keyword} ${name}${keyword === 'class' ? '' : '()'} ${NATIVE}`;
}

/** Whether the reader's text has it as an async function, a generator or not. */
export function asyncKindOf(source: ProgramSource, fn: () => void): 'async' | 'generator' | '' {
  const node = functionOf(source, hostToString.call(fn));
  const inner = node && 'value' in node ? (node.value as AnyNode) : node;
  if (!inner || !isFunction(inner) || !inner.async) return '';
  return inner.generator ? 'generator' : 'async';
}

/** See DynamicTexts.directCode. */
const EVALS = new RegExp(`${HELPERS}\\.evals\\[\\d+\\]`, 'g');

const known = new WeakMap<ProgramSource, Map<string, AnyNode | undefined>>();

/**
 * The function, method or class of a file that was evaluated as this text. Two with one text in the
 * evaluated file have one text in the reader's, too.
 */
function functionOf(source: ProgramSource, asEvaluated: string): AnyNode | undefined {
  const evaluated = asEvaluated.replaceAll(EVALS, HELPERS);
  const nodes = known.get(source) ?? new Map<string, AnyNode | undefined>();
  known.set(source, nodes);
  if (!nodes.has(evaluated)) nodes.set(evaluated, findFunction(source, evaluated));
  return nodes.get(evaluated);
}

function findFunction({ code, map, tree }: ProgramSource, evaluated: string): AnyNode | undefined {
  const at = code.indexOf(evaluated);
  const offset = at === -1 ? undefined : map.originalStart(at);
  return offset === undefined ? undefined : pathTo(tree, offset).findLast(hasText);
}

function hasText(node: AnyNode): boolean {
  switch (node.type) {
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'MethodDefinition':
      return true;
    case 'Property':
      return node.method || node.kind !== 'init';
    default:
      return isFunction(node);
  }
}

/** The text of a static method begins after `static`. */
function startOf(node: AnyNode): number {
  const isStatic = node.type === 'MethodDefinition' && node.static;
  return isStatic ? node.start + STATIC.length : node.start;
}

const STATIC = 'static ';
