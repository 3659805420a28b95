import { CommonJsModule, type ModuleObject } from './common-js-module.ts';
import { type CommonJsWrapper, compileCommonJs } from './compile-common-js.ts';
import { type CompiledModule, compileModule } from './compile-module.ts';
import type { ProgramHost } from './host.ts';
import { loadPackage } from './load-package.ts';
import { LoadedModule } from './loaded-module.ts';
import { isRelative } from './module-edits.ts';
import { moduleNotFound, unknownBuiltin } from './module-errors.ts';
import type { ModuleRecord } from './module-record.ts';
import { warningOfModuleSyntax } from './module-syntax-warning.ts';
import { editionOf } from './release-order.ts';
import { requireFor } from './require.ts';
import { APP_DIRECTORY, type ProgramSource, pathOf, urlOf } from './source.ts';
import { type ModuleRunner, SourceModule } from './source-module.ts';

/** How a program runs its CommonJS files. */
interface CommonJsHooks {
  /** The main file. */
  entry(): string;
  /** The function of the file's own text, with the helpers of its program. */
  wrapperOf(module: CommonJsModule): CommonJsWrapper;
}

/** The modules of one program in one process: resolves, loads and links them, each once. */
export class ModuleGraph {
  readonly #host: ProgramHost;
  readonly #run: (module: SourceModule) => object | undefined;
  readonly #modules = new Map<string, ModuleRecord>();
  /** The files that were compiled, for stack traces. */
  readonly #sources = new Map<string, ProgramSource>();

  readonly #commonJs: CommonJsHooks;
  /** `require.cache` */
  readonly #required: Record<string, ModuleObject> = Object.create(null);

  constructor(
    host: ProgramHost,
    run: (module: SourceModule) => object | undefined,
    commonJs: CommonJsHooks,
  ) {
    this.#host = host;
    this.#run = run;
    this.#commonJs = commonJs;
  }

  sourceOf(url: string): ProgramSource | undefined {
    return this.#sources.get(url);
  }

  sources(): Iterable<ProgramSource> {
    return this.#sources.values();
  }

  sourceOfFile(file: string): ProgramSource | undefined {
    return this.#sources.get(urlOf(file));
  }

  hasTopLevelAwait(file: string): boolean {
    const module = this.#modules.get(urlOf(file));
    return module instanceof SourceModule && module.compiled.syntax.hasTopLevelAwait;
  }

  /** Whether a module that this names has been loaded. */
  isLoaded(specifier: string, importer: string): boolean {
    const id = specifier.replace(/^node:/, '');
    const known = isRelative(specifier) ? new URL(specifier, urlOf(importer)).href : specifier;
    return this.#modules.has(known) || this.#modules.has(`node:${id}`);
  }

  /** Whether it is read from a file: true, false for a file that is not there, else undefined. */
  isFile(specifier: string, importer: string): boolean | undefined {
    if (!isRelative(specifier)) {
      return this.#host.packages.some(({ name }) => name === specifier) || undefined;
    }
    const { pathname } = new URL(specifier, urlOf(importer));
    return pathname.slice(APP_DIRECTORY.length + 1) in this.#host.files;
  }

  /** A module, linked and ready to be evaluated. Throws Node's error when there is none. */
  load(specifier: string, importer: string): ModuleRecord {
    if (isRelative(specifier)) return this.#loadFile(specifier, importer);
    const id = specifier.replace(/^node:/, '');
    if (this.#host.isBuiltin(specifier)) {
      return this.#once(`node:${id}`, () =>
        LoadedModule.fromBuiltin(this.#host.requireBuiltin(id)),
      );
    }
    if (id !== specifier) throw unknownBuiltin(this.#host, specifier);
    const pkg = this.#host.packages.find(({ name }) => name === specifier);
    if (pkg)
      return this.#once(specifier, () =>
        LoadedModule.fromPackage(loadPackage(this.#host, pkg), pkg, this.#host.version),
      );
    throw moduleNotFound(this.#host, { package: packageNameOf(specifier) }, importer);
  }

  #loadFile(specifier: string, importer: string): ModuleRecord {
    const { pathname } = new URL(specifier, urlOf(importer));
    const file = pathname.slice(APP_DIRECTORY.length + 1);
    const text = this.#host.files[file];
    if (text === undefined || pathname !== `${APP_DIRECTORY}/${file}`) {
      throw moduleNotFound(this.#host, { path: pathname }, importer);
    }
    const url = urlOf(file);
    if (file.endsWith('.json'))
      return this.#once(url, () => LoadedModule.fromJson(JSON.parse(text)));
    if (this.#host.isCommonJs(file)) return this.#once(url, () => this.#commonJsModule(file, text));
    const isNew = !this.#modules.has(url);
    const module = this.#once(url, () => new SourceModule(this.#compile(file, text), this.#runner));
    if (isNew && module instanceof SourceModule) module.link();
    return module;
  }

  #commonJsModule(file: string, text: string): CommonJsModule {
    const host = this.#host;
    const { version } = host;
    const compile = () => compileCommonJs(file, text, version);
    const isEntry = pathOf(file) === pathOf(this.#commonJs.entry());
    const compiled = warningOfModuleSyntax(host, isEntry ? pathOf(file) : undefined, text, () =>
      host.compiled.get(`common-js ${editionOf(version)}`, file, text, compile),
    );
    this.#sources.set(compiled.source.url, compiled.source);
    const module = new CommonJsModule(compiled, {
      version: host.version,
      wrapperOf: (each) => this.#commonJs.wrapperOf(each),
      isEntry: (name) => name === this.#commonJs.entry(),
      requireOf: (each) =>
        requireFor(each, {
          host,
          cache: this.#required,
          main: () => this.#required[pathOf(this.#commonJs.entry())],
          file: (name) => this.#loadFile(`./${name}`, '') as CommonJsModule,
        }),
    });
    this.#required[module.object.filename] = module.object;
    return module;
  }

  #compile(file: string, text: string): CompiledModule {
    const { version } = this.#host;
    const compile = () => compileModule(file, text, version);
    const compiled = this.#host.compiled.get(`module ${editionOf(version)}`, file, text, compile);
    this.#sources.set(compiled.source.url, compiled.source);
    return compiled;
  }

  #once(key: string, make: () => ModuleRecord): ModuleRecord {
    const known = this.#modules.get(key);
    if (known) return known;
    const module = make();
    this.#modules.set(key, module);
    return module;
  }

  readonly #runner: ModuleRunner = {
    load: (specifier, importer) => this.load(specifier, importer),
    run: (module) => this.#run(module),
    inSequence: (steps) => inSequence(this.#host, steps),
  };
}

/** Runs steps until one has to be awaited. The rest then runs in promise jobs. */
function inSequence(
  host: ProgramHost,
  steps: readonly (() => object | undefined)[],
): object | undefined {
  for (const [index, step] of steps.entries()) {
    const pending = step();
    if (pending === undefined) continue;
    const rest = steps.slice(index + 1);
    if (rest.length === 0) return pending;
    return host.promises.helpers.async(undefined, [], function* () {
      yield pending;
      const last = inSequence(host, rest);
      if (last !== undefined) yield last;
    });
  }
  return undefined;
}

/**
 * `packageName` of parsePackageName (lib/internal/modules/esm/resolve.js): `@scope/name` or `name`.
 */
function packageNameOf(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}
