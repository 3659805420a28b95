import { PartMissing } from '../limits.ts';
import { partWith } from '../release-pack.ts';
import { compileBuiltin } from './compile-builtin.ts';
import { NotSimulatedError } from './not-simulated.ts';
import type { BuiltinModules, ProcessEnvironment } from './process-environment.ts';
import { REPLACEMENTS } from './replacements/index.ts';
import { outlinedModule } from './replacements/unsimulated-module.ts';

/**
 * The parameters that BuiltinLoader::LookupAndCompile (src/node_builtins.cc) gives to every module
 * except the per-context ones.
 */
const PARAMETERS = ['exports', 'require', 'module', 'process', 'internalBinding', 'primordials'];

interface BuiltinModule {
  readonly id: string;
  exports: unknown;
}

/**
 * The builtin modules of one process: `BuiltinModule` of lib/internal/bootstrap/realm.js. A module
 * is evaluated when it is first required, from the release's own source or our replacement.
 */
export class Builtins implements BuiltinModules {
  readonly #env: ProcessEnvironment;
  readonly #modules = new Map<string, BuiltinModule>();
  readonly #public: ReadonlySet<string>;
  readonly #require = (id: string): unknown => this.require(id);

  constructor(env: ProcessEnvironment) {
    this.#env = env;
    this.#public = new Set(env.release.publicModules);
  }

  /**
   * `require` as lib/ has it: any id; libraries in internal/deps/ name the scheme. Throws
   * NotSimulatedError for a module of which the release has nothing here.
   */
  require(id: string): unknown {
    const loaded = this.#modules.get(id);
    if (loaded !== undefined) return loaded.exports;
    if (id.startsWith('node:')) return this.require(withoutScheme(id));
    const module: BuiltinModule = { id, exports: {} };
    this.#modules.set(id, module);
    try {
      this.#evaluate(module);
    } catch (error) {
      this.#modules.delete(id);
      throw error;
    }
    return module.exports;
  }

  /**
   * `require` or `import` as a program has it: `fs`, `node:fs`, `node:test`. Undefined when there
   * is no such builtin.
   */
  requirePublic(specifier: string): unknown {
    const id = this.normalize(specifier);
    return id === undefined ? undefined : this.require(id);
  }

  /**
   * BuiltinModule.normalizeRequirableId: the id of a builtin that programs may import, else
   * undefined.
   */
  normalize(specifier: string): string | undefined {
    if (this.#public.has(specifier)) return withoutScheme(specifier);
    const id = withoutScheme(specifier);
    return id !== specifier && this.#public.has(id) ? id : undefined;
  }

  isLoaded(id: string): boolean {
    return this.#modules.has(id);
  }

  isPublic(specifier: string): boolean {
    return this.normalize(specifier) !== undefined;
  }

  /** The exports of `require('internal/bootstrap/realm')`, for lib/. */
  realm(): object {
    return {
      BuiltinModule: {
        exists: (id: string) => this.#exists(id),
        canBeRequiredByUsers: (id: string) => this.#public.has(id),
        canBeRequiredWithoutScheme: (id: string) => this.#public.has(id),
        isBuiltin: (id: string) => this.isPublic(id),
        normalizeRequirableId: (id: string) => this.normalize(id),
        getSchemeOnlyModuleNames: () => [...this.#public].filter((id) => id.startsWith('node:')),
        getAllBuiltinModuleIds: () => [...this.#public],
      },
      internalBinding: (name: string) => this.#env.internalBinding(name),
      require: this.#require,
    };
  }

  #exists(id: string): boolean {
    const { release } = this.#env;
    return id in release.natives || id in REPLACEMENTS || partWith(id, release) !== undefined;
  }

  /** The release's own exports of a module that the Lab changes. */
  own(id: string): unknown {
    const module: BuiltinModule = { id, exports: {} };
    this.#evaluateOwn(module);
    return module.exports;
  }

  #evaluate(module: BuiltinModule): void {
    const replacement = REPLACEMENTS[module.id];
    if (replacement === undefined) this.#evaluateOwn(module);
    else module.exports = replacement(this.#env);
  }

  #evaluateOwn(module: BuiltinModule): void {
    const env = this.#env;
    const { id } = module;
    if (!(id in env.release.natives)) {
      const part = partWith(id, env.release);
      if (part !== undefined) env.machine.end(new PartMissing(part));
      if (!(id in env.release.outlines)) throw new NotSimulatedError(`Node's module ${id}`);
      module.exports = outlinedModule(env, id);
      return;
    }
    const fn = compileBuiltin(env.release, id, PARAMETERS)(env.global);
    const { process, primordials, internalBinding } = env;
    fn(module.exports, this.#require, module, process, internalBinding, primordials);
  }
}

function withoutScheme(specifier: string): string {
  return specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier;
}
