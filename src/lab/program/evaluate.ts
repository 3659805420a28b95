import type { parseSource } from './ast.ts';
import { asyncKinds } from './async-kinds.ts';
import { boundCallbacks } from './callbacks.ts';
import { lowerTree } from './lower.ts';
import { ModuleEdits } from './module-edits.ts';
import { SourceEdits } from './source-edits.ts';
import { StatementMarks } from './statements.ts';
import { uncatchableTerminations } from './terminations.ts';

type LowerArguments = Parameters<typeof lowerTree>;

/** One of the reader's files before it is lowered, of either module system. */
interface Parsed {
  readonly text: string;
  readonly tree: ReturnType<typeof parseSource>;
  readonly url: string;
  readonly lowering: LowerArguments[2];
}

/**
 * Marks and lowers one file, and evaluates it as an expression: the code stands between `prefix` and `suffix`.
 *
 * Throws the engine's SyntaxError when the result is not an expression.
 */
export function evaluateLowered(
  { text, tree, url, lowering }: Parsed,
  prefix: string,
  suffix: string,
) {
  const rules = [
    new StatementMarks(text),
    boundCallbacks,
    new ModuleEdits(text),
    uncatchableTerminations,
    asyncKinds,
  ];
  const frame = new SourceEdits(text);
  frame.insert(0, prefix);
  // A hashbang is allowed at the very beginning only, where `prefix` now is.
  if (text.startsWith('#!')) frame.replace(0, '#!'.length, '//');
  const { code, map } = lowerTree(text, tree, lowering, rules, frame);
  // biome-ignore lint/security/noGlobalEval: running the reader's program is what the Lab is for.
  const evaluate = globalThis.eval;
  return { code, map, value: evaluate(`${code}${suffix}\n//# sourceURL=${url}`) };
}
