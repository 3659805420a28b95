import type { CommonJsWrapper, CompiledCommonJs } from './compile-common-js.ts';
import type { ModuleRecord } from './module-record.ts';
import { liveNamespace } from './namespace.ts';
import { isAtLeast } from './release-order.ts';
import { APP_DIRECTORY, pathOf } from './source.ts';

/** `module` of a CommonJS file (Module, lib/internal/modules/cjs/loader.js). */
export interface ModuleObject {
  readonly id: string;
  readonly path: string;
  exports: unknown;
  readonly filename: string;
  loaded: boolean;
  /** The module that required it first; null for the main file. */
  parent: ModuleObject | null | undefined;
  readonly children: ModuleObject[];
  readonly paths: readonly string[];
}

/** The part of the graph that its CommonJS files use. */
interface CommonJsRunner {
  readonly version: string;
  /** The function of the file's own text, in its process. */
  wrapperOf(module: CommonJsModule): CommonJsWrapper;
  /** `require` of a file, with its `main`, `cache` and `resolve`. */
  requireOf(module: CommonJsModule): (id: string) => unknown;
  isEntry(file: string): boolean;
}

/** One of the reader's CommonJS files in one process. It runs at once when it is first required. */
export class CommonJsModule implements ModuleRecord {
  readonly isCommonJs = true;
  readonly namespace: object;
  readonly object: ModuleObject;
  readonly compiled: CompiledCommonJs;
  readonly #runner: CommonJsRunner;
  #hasBegun = false;

  constructor(compiled: CompiledCommonJs, runner: CommonJsRunner) {
    const filename = pathOf(compiled.source.file);
    const path = filename.slice(0, filename.lastIndexOf('/'));
    this.compiled = compiled;
    this.#runner = runner;
    this.object = {
      id: runner.isEntry(compiled.source.file) ? '.' : filename,
      path,
      exports: {},
      filename,
      loaded: false,
      parent: runner.isEntry(compiled.source.file) ? null : undefined,
      children: [],
      paths: [`${APP_DIRECTORY}/node_modules`, '/node_modules'],
    };
    this.namespace = liveNamespace(
      () => this.names(),
      (name) => this.read(name),
    );
  }

  has(name: string): boolean {
    return this.names().includes(name);
  }

  names(): readonly string[] {
    const whole = isAtLeast(this.#runner.version, 23, 0) ? ['module.exports'] : [];
    return ['default', ...whole, ...this.compiled.exportNames];
  }

  read(name: string): unknown {
    const { exports } = this.object;
    if (name === 'default' || name === 'module.exports') return exports;
    return Object(exports)[name];
  }

  /** @returns its exports; in a cycle, those that are there so far */
  require(): unknown {
    if (!this.#hasBegun) this.#run();
    return this.object.exports;
  }

  evaluate(): undefined {
    this.require();
  }

  #run(): void {
    const { object } = this;
    this.#hasBegun = true;
    const wrapper = this.#runner.wrapperOf(this);
    const require = this.#runner.requireOf(this);
    wrapper.call(object.exports, object.exports, require, object, object.filename, object.path);
    object.loaded = true;
  }
}
