import type { CompiledModule } from './compile-module.ts';
import { isRelative } from './module-edits.ts';
import { missingExport } from './module-errors.ts';
import type { ModuleRecord } from './module-record.ts';
import { liveNamespace } from './namespace.ts';

/** The part of the graph that its modules use. */
export interface ModuleRunner {
  load(specifier: string, importer: string): ModuleRecord;
  /** Runs the body of a module whose imports have run. */
  run(module: SourceModule): object | undefined;
  /** Runs the steps one after the other, and awaits those that return a promise. */
  inSequence(steps: readonly (() => object | undefined)[]): object | undefined;
}

/**
 * One of the reader's files in one process: ECMA-262 §16.2.1.7 without the parallelism of awaits.
 */
export class SourceModule implements ModuleRecord {
  readonly isCommonJs = false;
  readonly compiled: CompiledModule;
  readonly namespace: object;
  readonly #runner: ModuleRunner;
  readonly #imports = new Map<string, ModuleRecord>();
  #getters: Readonly<Record<string, () => unknown>> = {};
  #evaluation: { readonly pending: object | undefined } | undefined;
  #isLinked = false;

  constructor(compiled: CompiledModule, runner: ModuleRunner) {
    this.compiled = compiled;
    this.#runner = runner;
    this.namespace = liveNamespace(
      () => this.names(),
      (name) => this.read(name),
    );
  }

  get file(): string {
    return this.compiled.source.file;
  }

  /** Loads what it imports. Throws Node's errors for a module or a name that does not exist. */
  link(): void {
    if (this.#isLinked) return;
    this.#isLinked = true;
    const { syntax, source } = this.compiled;
    for (const specifier of syntax.requests) {
      const module = this.#runner.load(specifier, this.file);
      this.#imports.set(specifier, module);
      if (module instanceof SourceModule) module.link();
    }
    for (const name of [...syntax.imports, ...syntax.reExports]) {
      const module = this.#import(name.specifier);
      if (name.imported !== '*' && !module.has(name.imported)) {
        throw missingExport(name, module.isCommonJs, source);
      }
    }
  }

  has(name: string): boolean {
    return this.names().includes(name);
  }

  /** §16.2.1.7.2.1 GetExportedNames */
  names(): readonly string[] {
    const { exports, reExports } = this.compiled.syntax;
    const starred = reExports
      .filter(({ exported }) => exported === '*')
      .flatMap(({ specifier }) => this.#imports.get(specifier)?.names() ?? [])
      .filter((name) => name !== 'default');
    const renamed = reExports.map(({ exported }) => exported).filter((name) => name !== '*');
    return [...new Set([...exports.keys(), ...renamed, ...starred])];
  }

  /** §16.2.1.7.2.2 ResolveExport, then the value of the binding that it resolves to. */
  read(name: string): unknown {
    const { syntax } = this.compiled;
    if (syntax.exports.has(name)) return this.#readLocal(name);
    const reExport = syntax.reExports.find(({ exported }) => exported === name);
    if (reExport) return this.readImport(reExport.specifier, reExport.imported);
    const stars = syntax.reExports.filter(({ exported }) => exported === '*');
    const star = stars.find(({ specifier }) => this.#import(specifier).has(name));
    return star && this.#import(star.specifier).read(name);
  }

  #readLocal(name: string): unknown {
    const getter = this.#getters[name];
    if (!getter) throw new ReferenceError(`Cannot access '${name}' before initialization`);
    return getter();
  }

  /** The body calls this before its first statement. */
  setExports(getters: Readonly<Record<string, () => unknown>>): void {
    this.#getters = getters;
  }

  readImport(specifier: string, name: string): unknown {
    const module = this.#import(specifier);
    return name === '*' ? module.namespace : module.read(name);
  }

  /**
   * Names that the body finds through a `with`, so that they always have the exporter's current
   * values. One thing differs from Node: a function that is called by such a name gets this object
   * as its `this` instead of undefined.
   */
  liveImports(): object {
    const live: object = Object.create(null);
    for (const { specifier, imported, local } of this.compiled.syntax.imports) {
      if (!isRelative(specifier)) continue;
      Object.defineProperty(live, local, {
        get: () => this.readImport(specifier, imported),
        set() {
          throw new TypeError('Assignment to constant variable.');
        },
      });
    }
    return live;
  }

  evaluate(): object | undefined {
    if (this.#evaluation) return this.#evaluation.pending;
    // Set before its imports run, so that a cycle finds it begun and does not wait for it.
    this.#evaluation = { pending: undefined };
    const imports = [...this.#imports.values()].map((module) => () => module.evaluate());
    const pending = this.#runner.inSequence([...imports, () => this.#runner.run(this)]);
    this.#evaluation = { pending };
    return pending;
  }

  #import(specifier: string): ModuleRecord {
    const module = this.#imports.get(specifier);
    if (!module) throw new Error(`${this.file} is not linked with ${specifier}`);
    return module;
  }
}
