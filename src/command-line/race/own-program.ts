import { stat } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isPackageClient, PACKAGE_CLIENTS } from '../../scenario/clients.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { FileError } from '../file-error.ts';
import { readText } from '../read-text.ts';
import { importsOfProgram, type ProgramImport } from './imports.ts';
import {
  detectsSyntax,
  hasModuleSyntax,
  isTypeScript,
  kindOf,
  type ModuleKind,
} from './module-kind.ts';
import { stripTypes } from './strip-types.ts';

/** Files of one program, with its imports. */
const FILES_MAX = 50;
/** Bytes of UTF-16 of all files together. */
const CHARS_MAX = 1_000_000;

/** The reader's own files, in the form that the Lab takes. */
export interface OwnProgram {
  /** By their paths below their common folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly clientFile?: string;
  readonly serverFile?: string;
  readonly commonJs: readonly string[];
  /** Remarks beside the answer, a sentence each. */
  readonly notes: readonly string[];
}

/** The files that were named on the command line, as they were typed. */
export interface NamedPrograms {
  readonly client?: string;
  readonly server?: string;
}

interface OwnFile {
  readonly path: string;
  readonly text: string;
  readonly kind: ModuleKind;
}

/**
 * Reads the named programs and the files that they import.
 *
 * @param base the folder that the names are relative to
 * @throws FileError
 */
export async function readOwnProgram(
  named: NamedPrograms,
  base: string,
  { node, fetch }: Pick<Scenario, 'node' | 'fetch'>,
): Promise<OwnProgram> {
  const reading = new Reading(base, node, fetch);
  const mains = { client: named.client, server: named.server };
  const paths = Object.entries(mains).flatMap(([end, name]) =>
    name === undefined ? [] : [[end, resolve(base, name), name] as const],
  );
  for (const [, path, name] of paths) await reading.main(path, name);
  return reading.program(new Map(paths.map(([end, path]) => [end, path])));
}

class Reading {
  readonly #base: string;
  readonly #node: string;
  readonly #fetch: string;
  readonly #files = new Map<string, OwnFile>();
  readonly #notes: string[] = [];
  #chars = 0;

  constructor(base: string, node: string, fetch: string) {
    this.#base = base;
    this.#node = node;
    this.#fetch = fetch;
  }

  async main(path: string, shown: string): Promise<void> {
    if (path.endsWith('.json')) throw new FileError(`${shown} is data, no program.`);
    const file = await this.#read(path, shown);
    if (file === undefined) return;
    if (isTypeScript(path)) {
      this.#notes.push(`${shown} runs without its types, as Node 22.18 and later run it.`);
    } else if (
      file.kind === 'commonjs' &&
      hasModuleSyntax(file.text) &&
      !detectsSyntax(this.#node)
    ) {
      this.#notes.push(
        `Node ${this.#node} reads ${shown} as CommonJS, because no package.json near it says "type": "module". ` +
          'Called .mjs, it is an ES module.',
      );
    }
  }

  program(mains: ReadonlyMap<string, string>): OwnProgram {
    const files = [...this.#files.values()];
    const root = commonFolder(files.map(({ path }) => dirname(path)));
    const nameOf = (path: string) => relative(root, path).split(sep).join('/');
    const texts = files.map(({ path, text }) => [nameOf(path), text] as const);
    if (texts.some(([name]) => name === PROBE)) {
      throw new FileError(`${PROBE} is a name that the Lab uses itself: call the file otherwise.`);
    }
    const client = mains.get('client');
    const server = mains.get('server');
    return {
      files: Object.fromEntries(texts),
      ...(client === undefined ? {} : { clientFile: nameOf(client) }),
      ...(server === undefined ? {} : { serverFile: nameOf(server) }),
      commonJs: files.filter(({ kind }) => kind === 'commonjs').map(({ path }) => nameOf(path)),
      notes: this.#notes,
    };
  }

  /** Undefined for a file that has been read before. */
  async #read(path: string, shown: string): Promise<OwnFile | undefined> {
    if (this.#files.has(path)) return undefined;
    if (this.#files.size >= FILES_MAX) {
      throw new FileError(`${shown} is one file too many: ${FILES_MAX} are read at most.`);
    }
    const text = withoutTypes(path, await readText(path, shown), shown);
    this.#chars += text.length;
    if (this.#chars > CHARS_MAX) {
      throw new FileError(`${shown} makes the program longer than ${CHARS_MAX} characters.`);
    }
    const file = { path, text, kind: kindOf(path, text, shown, this.#node) };
    this.#files.set(path, file);
    for (const each of importsOfProgram(text, file.kind)) await this.#import(each, file, shown);
    return file;
  }

  async #import(imported: ProgramImport, importer: OwnFile, shown: string): Promise<void> {
    const { specifier, line, isOptional } = imported;
    if (isBuiltin(specifier)) return;
    const place = `${shown}:${line}`;
    if (!isLocal(specifier)) {
      if (isOptional || this.#hasPackage(specifier)) return;
      throw new FileError(`${place} imports ${specifier}: ${this.#whatThereIs()}`);
    }
    const found = await this.#find(imported, importer.path);
    if (found !== undefined) {
      await this.#read(found, relative(this.#base, found) || found);
    } else if (!isOptional) {
      const hint = imported.isRequire ? '' : ' An import names the whole file, with its extension.';
      throw new FileError(`${place} imports ${specifier}: there is no such file.${hint}`);
    }
  }

  #hasPackage(specifier: string): boolean {
    return specifier === 'node-fetch' ? this.#fetch !== 'http' : isPackageClient(specifier);
  }

  #whatThereIs(): string {
    const others = PACKAGE_CLIENTS.join(', ');
    return this.#fetch === 'http'
      ? `with fetch=http the packages are ${others}. fetch=2.6.12 brings node-fetch.`
      : `beside Node’s own modules, the packages are node-fetch, ${others}.`;
  }

  /** The file that a relative specifier means, as Node finds it for `import` and for `require`. */
  async #find(
    { specifier, isRequire }: ProgramImport,
    importer: string,
  ): Promise<string | undefined> {
    const path = fileURLToPath(new URL(specifier, pathToFileURL(importer)));
    const candidates = isRequire
      ? [path, `${path}.js`, `${path}.json`, resolve(path, 'index.js'), resolve(path, 'index.json')]
      : [path];
    for (const candidate of candidates) {
      const found = await stat(candidate).catch(() => undefined);
      if (found?.isFile()) return candidate;
    }
    return undefined;
  }
}

/** Evaluated in the client before its main file (src/lab/lab-pair.ts). */
const PROBE = 'probe.mjs';

function isLocal(specifier: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|\/|file:)/.test(specifier);
}

function withoutTypes(path: string, text: string, shown: string): string {
  if (!isTypeScript(path)) return text;
  try {
    return stripTypes(text);
  } catch (error) {
    const [first = ''] = (error as Error).message.trim().split('\n');
    throw new FileError(`${shown} cannot be run by leaving out its types: ${first}`);
  }
}

/** The deepest folder that contains all of these. */
function commonFolder(folders: readonly string[]): string {
  const [first = sep, ...others] = folders;
  let common = first;
  for (const folder of others) {
    while (relative(common, folder).startsWith('..')) common = dirname(common);
  }
  return common;
}
