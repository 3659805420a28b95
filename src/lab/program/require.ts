import type { CommonJsModule, ModuleObject } from './common-js-module.ts';
import type { ProgramHost } from './host.ts';
import { loadPackage } from './load-package.ts';
import type { LoadedModule } from './loaded-module.ts';
import { requiredAsync, requiredEsm, requiredNothing, unknownBuiltin } from './module-errors.ts';
import { isAtLeast } from './release-order.ts';
import { APP_DIRECTORY, type ProgramSource, pathOf } from './source.ts';
import type { SourceModule } from './source-module.ts';

/** `require` as a file sees it (makeRequireFunction, lib/internal/modules/helpers.js). */
interface Require {
  (id: string): unknown;
  resolve(id: string): string;
  readonly main: ModuleObject | undefined;
  readonly cache: Record<string, ModuleObject>;
}

/** The part of its program's modules that `require` uses. */
interface RequireSources {
  readonly host: ProgramHost;
  readonly cache: Record<string, ModuleObject>;
  main(): ModuleObject | undefined;
  /** One of the reader's files that exists, loaded and linked. */
  file(file: string): CommonJsModule | SourceModule | LoadedModule;
}

/** `require` for one file: Module._load and Module._resolveFilename (lib/internal/modules/cjs/loader.js). */
export function requireFor(importer: CommonJsModule, sources: RequireSources): Require {
  const { host } = sources;
  const { source } = importer.compiled;
  const { file: from } = source;

  function require(id: string): unknown {
    const name = id.replace(/^node:/, '');
    if (host.isBuiltin(id)) return host.requireBuiltin(name);
    if (name !== id) throw unknownBuiltin(host, id);
    const pkg = host.packages.find((each) => each.name === id);
    if (pkg) {
      const exports = checkedPackage(host, loadPackage(host, pkg), id, source);
      noted(packageModule(id, exports));
      return exports;
    }
    return load(resolveFile(id));
  }

  function resolveFile(id: string): string {
    const found = isPath(id) ? fileFor(host, id, from) : undefined;
    if (found === undefined) throw requiredNothing(host, id, pathOf(from));
    return found;
  }

  /** Lists a module with the one that requires it first (updateChildren, lib/internal/modules/cjs/loader.js). */
  function noted(object: ModuleObject): void {
    if (object.parent !== undefined) return;
    object.parent = importer.object;
    importer.object.children.push(object);
  }

  /** A package is one file here, so it is one module, whatever it requires itself. */
  function packageModule(id: string, exports: unknown): ModuleObject {
    const filename = packagePath(id);
    const path = filename.slice(0, filename.lastIndexOf('/'));
    sources.cache[filename] ??= {
      ...{ id: filename, path, exports, filename, loaded: true, parent: undefined },
      ...{ children: [], paths: [`${APP_DIRECTORY}/node_modules`, '/node_modules'] },
    };
    return sources.cache[filename];
  }

  function load(file: string): unknown {
    const module = sources.file(file);
    if ('require' in module) {
      noted(module.object);
      return module.require();
    }
    if (file.endsWith('.json')) return module.read('default');
    if (!canRequireEsm(host.version)) throw requiredEsm(host, pathOf(file), source);
    if (module.evaluate() !== undefined) throw requiredAsync(host, pathOf(file), pathOf(from));
    return module.namespace;
  }

  return Object.assign(require, {
    resolve(id: string) {
      if (host.isBuiltin(id)) return id;
      if (host.packages.some((each) => each.name === id)) {
        return packagePath(id);
      }
      return pathOf(resolveFile(id));
    },
    main: sources.main(),
    cache: sources.cache,
  });
}

function packagePath(id: string): string {
  return `${APP_DIRECTORY}/node_modules/${id}/index.js`;
}

function isPath(id: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|\/)/.test(id);
}

/** Module._findPath: the path itself, with an extension, or a folder's `main` or `index`. */
function fileFor(host: ProgramHost, id: string, from: string): string | undefined {
  const { pathname } = new URL(id, `file://${pathOf(from)}`);
  if (!pathname.startsWith(`${APP_DIRECTORY}/`)) return undefined;
  const path = decodeURIComponent(pathname.slice(APP_DIRECTORY.length + 1)).replace(/\/$/, '');
  const folder = path === '' ? '' : `${path}/`;
  const candidates = [...(id.endsWith('/') ? [] : [path, `${path}.js`, `${path}.json`])];
  const main = mainOf(host.files[`${folder}package.json`]);
  if (main) candidates.push(`${folder}${main}`, `${folder}${main}.js`, `${folder}${main}/index.js`);
  candidates.push(`${folder}index.js`, `${folder}index.json`);
  return candidates.find((file) => host.files[file] !== undefined);
}

function mainOf(packageJson: string | undefined): string | undefined {
  if (packageJson === undefined) return undefined;
  const { main } = JSON.parse(packageJson) as { main?: unknown };
  return typeof main === 'string' ? main.replace(/^\.\//, '') : undefined;
}

/** `require` takes ES modules since 20.19.0 and 22.12.0 without a flag. */
function canRequireEsm(version: string): boolean {
  const major = Number.parseInt(version, 10);
  if (major === 20) return isAtLeast(version, 20, 19);
  return isAtLeast(version, 22, 12) && major !== 21;
}

/**
 * A bundle of ES modules is an object with `__esModule`. node-fetch 2 has `__esModule` too, but it
 * is a function.
 */
function checkedPackage(
  host: ProgramHost,
  exports: unknown,
  id: string,
  importer: ProgramSource,
): unknown {
  const isEsm = typeof exports === 'object' && Object.hasOwn(Object(exports), '__esModule');
  if (!isEsm || canRequireEsm(host.version)) return exports;
  throw requiredEsm(host, `${APP_DIRECTORY}/node_modules/${id}/src/index.js`, importer);
}
