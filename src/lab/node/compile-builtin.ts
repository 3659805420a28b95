import type { ReleasePack } from '../release-pack.ts';

/**
 * A module of lib/ that is compiled but not evaluated. A call with the global object of a process
 * returns its function for that process.
 */
type Compiled = (global: object) => (...args: readonly unknown[]) => unknown;

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
export function compileBuiltin(
  release: ReleasePack,
  id: string,
  parameters: readonly string[],
): Compiled {
  let compiled = compiledByRelease.get(release);
  if (compiled === undefined) {
    compiled = new Map();
    compiledByRelease.set(release, compiled);
  }
  let fn = compiled.get(id);
  if (fn === undefined) {
    const source = release.natives[id];
    if (source === undefined) throw new Error(`Node ${release.version}'s ${id} is not in the pack`);
    const text = `(function(global){with(global){return function(${parameters}){${source}\n}}})`;
    // biome-ignore lint/security/noGlobalEval: evaluating Node's own sources is what the Lab is for
    const evaluate = globalThis.eval as (text: string) => Compiled;
    fn = evaluate(`${text}\n//# sourceURL=node:${id}@${release.version}`);
    compiled.set(id, fn);
  }
  return fn;
}
