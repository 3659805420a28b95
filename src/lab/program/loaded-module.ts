import type { ModuleRecord } from './module-record.ts';
import { fixedNamespace, Later } from './namespace.ts';
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
   * A bundled package. A bundle of an ES module has `__esModule` and its own `default`. For a
   * CommonJS module, `default` is its exports, and since Node 23 so is `module.exports`.
   */
  static fromPackage(exports: unknown, version: string): LoadedModule {
    const values = ownValues(exports);
    const isEsm = Object.hasOwn(Object(exports), '__esModule');
    // A bundle of an ES module is an object. node-fetch 2 has both marks, and is a function.
    if (isEsm && values.has('default'))
      return new LoadedModule(values, typeof exports === 'function');
    values.set('default', exports);
    if (isAtLeast(version, 23, 0)) values.set('module.exports', exports);
    return new LoadedModule(values, !isEsm);
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
  const values = new Map<string, unknown>();
  if (!isHolder || exports === null) return values;
  for (const name of Object.keys(exports)) {
    const { get } = Object.getOwnPropertyDescriptor(exports, name) ?? {};
    values.set(
      name,
      get
        ? new Later(() => (exports as Record<string, unknown>)[name])
        : (exports as Record<string, unknown>)[name],
    );
  }
  return values;
}
