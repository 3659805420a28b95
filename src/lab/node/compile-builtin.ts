import { HELPERS } from '../program/lowering.ts';
import type { ReleasePack } from '../release-pack.ts';
import type { ProcessEnvironment } from './process-environment.ts';

/**
 * A module of lib/ that is compiled but not evaluated. Calls with the global object of a process and
 * with what is hidden from its programs return its function for that process.
 */
type Compiled = (global: object) => (...hidden: Hidden) => Evaluate;

type Evaluate = (...args: readonly unknown[]) => unknown;

/** What rewritten and lowered sources call. Programs do not see it, as they would see globals. */
type Hidden = readonly [helpers: object, trace: (...args: never[]) => void];

/**
 * Compiled modules of each release. A compiled function holds no state of any process, so all runs
 * share them. They are collected with the pack.
 */
const compiledByRelease = new WeakMap<ReleasePack, Map<string, Compiled>>();

/**
 * Compiles a module of lib/ as BuiltinLoader::LookupAndCompile does (src/node_builtins.cc): a
 * strict function of these parameters, with everything else free. The sloppy `with` around it
 * resolves the free identifiers (`process`, `Promise`, `setTimeout`) on one process's global
 * object.
 */
function compileBuiltin(release: ReleasePack, id: string, parameters: readonly string[]): Compiled {
  let compiled = compiledByRelease.get(release);
  if (compiled === undefined) {
    compiled = new Map();
    compiledByRelease.set(release, compiled);
  }
  let fn = compiled.get(id);
  if (fn === undefined) {
    const source = release.natives[id];
    if (source === undefined) throw new Error(`Node ${release.version}'s ${id} is not in the pack`);
    const inner = `return function(${HELPERS},__trace){return function(${parameters}){${source}\n}}`;
    // biome-ignore lint/security/noGlobalEval: evaluating Node's own sources is what the Lab is for
    const evaluate = globalThis.eval as (text: string) => Compiled;
    fn = evaluate(
      `(function(global){with(global){${inner}}})\n//# sourceURL=node:${id}@${release.version}`,
    );
    compiled.set(id, fn);
  }
  return fn;
}

/** The function of a module of lib/ for one process, see `compileBuiltin`. */
export function evaluatorOf(
  env: ProcessEnvironment,
  id: string,
  parameters: readonly string[],
): Evaluate {
  const compiled = compileBuiltin(env.release, id, parameters);
  return compiled(env.global)(env.promises.helpers, env.trace);
}
