import { bundleFacts } from './bundle-facts.ts';
import type { ModuleRecord } from './module-record.ts';
import { fixedNamespace, Later } from './namespace.ts';
import type { BundledPackage } from './package.ts';
import { isAtLeast } from './release-order.ts';

/**
 * A module that has already run when it is linked: one of Node's (lib/internal/bootstrap/realm.js,
 * getESMFacade), a package, a JSON file. In Node, packages run a little later, after all files are
 * linked. No program can see the difference.
 */
export class LoadedModule implements ModuleRecord {
  readonly namespace: object;
  readonly isCommonJs: boolean;
  readonly #exports: ReadonlyMap<string, unknown>;

  private constructor(exports: ReadonlyMap<string, unknown>, isCommonJs: boolean) {
    this.#exports = exports;
    this.isCommonJs = isCommonJs;
    this.namespace = fixedNamespace(exports);
  }

  static fromBuiltin(exports: unknown): LoadedModule {
    const values = ownValues(exports).set('default', exports);
    return new LoadedModule(values, false);
  }

  /**
   * A bundled package. A bundle of an ES module is an object with `__esModule` and its own `default`. For a CommonJS
   * module, `default` is its exports, since Node 23 so is `module.exports`, and the other names are those that Node
   * reads from its text.
   */
  static fromPackage(exports: unknown, pkg: BundledPackage, version: string): LoadedModule {
    const isEsm = typeof exports === 'object' && Object.hasOwn(Object(exports), '__esModule');
    if (isEsm) {
      // The accessors that a bundler makes have a value once the package has run.
      const values = new Map(Object.entries(exports as object));
      if (values.has('default')) return new LoadedModule(values, false);
      return new LoadedModule(values.set('default', exports), false);
    }
    const names = bundleFacts(pkg).exportNames.filter((name) =>
      Object.hasOwn(Object(exports), name),
    );
    const values = valuesOf(exports, names).set('default', exports);
    if (isAtLeast(version, 23, 0)) values.set('module.exports', exports);
    return new LoadedModule(values, true);
  }

  static fromJson(value: unknown): LoadedModule {
    return new LoadedModule(new Map([['default', value]]), false);
  }

  has(name: string): boolean {
    return this.#exports.has(name);
  }

  names(): readonly string[] {
    return [...this.#exports.keys()];
  }

  read(name: string): unknown {
    return (this.namespace as Record<string, unknown>)[name];
  }

  evaluate(): undefined {
    return undefined;
  }
}

function ownValues(exports: unknown): Map<string, unknown> {
  const isHolder = typeof exports === 'object' || typeof exports === 'function';
  return isHolder && exports !== null ? valuesOf(exports, Object.keys(exports)) : new Map();
}

function valuesOf(exports: unknown, names: readonly string[]): Map<string, unknown> {
  const object = exports as Record<string, unknown>;
  const values = new Map<string, unknown>();
  for (const name of names) {
    const { get } = Object.getOwnPropertyDescriptor(object, name) ?? {};
    values.set(name, get ? new Later(() => object[name]) : object[name]);
  }
  return values;
}
