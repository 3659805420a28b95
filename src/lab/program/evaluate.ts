import type { parseSource } from './ast.ts';
import { asyncKinds } from './async-kinds.ts';
import { boundCallbacks } from './callbacks.ts';
import { EvalCalls } from './eval-calls.ts';
import { ImplicitGlobals } from './implicit-globals.ts';
import { lowerTree } from './lower.ts';
import { ASYNC, SYNC } from './lowering.ts';
import { ModuleEdits } from './module-edits.ts';
import { SourceEdits } from './source-edits.ts';
import { StatementMarks } from './statements.ts';
import { uncatchableTerminations } from './terminations.ts';
import { UsingDeclarations } from './using.ts';

type LowerArguments = Parameters<typeof lowerTree>;

/** What a CommonJS file finds beside the globals. */
const COMMON_JS_NAMES = ['exports', 'require', 'module', '__filename', '__dirname'];

/** A text of the reader's before it is lowered. */
interface Parsed {
  readonly text: string;
  readonly tree: ReturnType<typeof parseSource>;
  readonly lowering: LowerArguments[2];
  /** Made while the program runs, by `eval` or `Function`. */
  readonly isDynamic: boolean;
}

/** Marks and lowers a text. `prefix` is put before it. */
export function lowerMarked(parsed: Parsed, prefix = ''): ReturnType<typeof lowerTree> {
  const { text, tree, lowering, isDynamic } = parsed;
  const using = new UsingDeclarations(text, lowering === ASYNC);
  const rules = [
    using,
    new StatementMarks(text, isDynamic),
    ...(lowering === SYNC && !isDynamic ? [new ImplicitGlobals(tree, COMMON_JS_NAMES)] : []),
    boundCallbacks,
    new EvalCalls(text, isDynamic),
    new ModuleEdits(text),
    uncatchableTerminations,
    asyncKinds,
    using.keywords,
  ];
  const frame = new SourceEdits(text);
  frame.insert(0, prefix);
  // A hashbang is allowed at the very beginning only, where `prefix` now is.
  if (text.startsWith('#!')) frame.replace(0, '#!'.length, '//');
  return lowerTree(text, tree, lowering, rules, frame);
}

/**
 * Marks and lowers one file of either module system, and evaluates it as an expression: the code
 * stands between `prefix` and `suffix`.
 *
 * Throws the engine's SyntaxError when the result is not an expression.
 */
export function evaluateLowered(
  { url, ...parsed }: Omit<Parsed, 'isDynamic'> & { readonly url: string },
  prefix: string,
  suffix: string,
) {
  const { code, map } = lowerMarked({ ...parsed, isDynamic: false }, prefix);
  // biome-ignore lint/security/noGlobalEval: running the reader's program is what the Lab is for.
  const evaluate = globalThis.eval;
  return { code, map, value: evaluate(`${code}${suffix}\n//# sourceURL=${url}`) };
}
