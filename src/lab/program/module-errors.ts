import { drawArrow, setArrow } from './arrow.ts';
import type { ProgramHost } from './host.ts';
import { LineStarts } from './position-map.ts';
import { APP_DIRECTORY, type ProgramSource } from './source.ts';

/** A name in an import clause, and its place. */
interface MissingName {
  readonly specifier: string;
  readonly imported: string;
  readonly start: number;
  readonly end: number;
}

/**
 * `ModuleJob.prototype._instantiate` (lib/internal/modules/esm/module_job.js): V8's SyntaxError.
 * The place is put in front of its stack, and for CommonJS there is advice.
 */
export function missingExport(
  name: MissingName,
  isCommonJs: boolean,
  source: ProgramSource,
): SyntaxError {
  const { specifier, imported, start, end } = name;
  const error = new SyntaxError(
    isCommonJs
      ? adviceForCommonJs(name, source)
      : `The requested module '${specifier}' does not provide an export named '${imported}'`,
  );
  const { line, column } = new LineStarts(source.text).positionOf(start);
  const arrow = drawArrow({ ...source, line, column, width: end - start });
  const header = `${arrow}\nSyntaxError: ${error.message}`;
  return withLoaderFrame(
    error,
    header,
    'async ModuleJob.run (node:internal/modules/esm/module_job)',
  );
}

function adviceForCommonJs({ specifier, imported, start }: MissingName, { text }: ProgramSource) {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const [, clause] = /^\s*import\s+(\{[^}]*\})\s+from\s/.exec(text.slice(lineStart)) ?? [];
  const isOneLine = clause !== undefined && !clause.includes('\n');
  const destructuring = isOneLine ? `const ${clause.replace(/\s+as\s+/g, ': ')} = pkg;\n` : '';
  return (
    `Named export '${imported}' not found. The requested module '${specifier}' is a CommonJS module, ` +
    'which may not support all module.exports as named exports.\n' +
    'CommonJS modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\n${destructuring}`
  );
}

/** `packageResolve` and `finalizeResolution` (lib/internal/modules/esm/resolve.js). */
export function moduleNotFound(
  host: ProgramHost,
  missing: { readonly package: string } | { readonly path: string },
  importer: string,
): Error {
  const base = `${APP_DIRECTORY}/${importer}`;
  // The third argument was a noun in 19 and in the first releases of 20, and is a URL in the
  // others.
  const isNoun = /^(?:19|20\.[0-7])\./.test(host.version);
  const code = 'ERR_MODULE_NOT_FOUND';
  if ('package' in missing) {
    const third = isNoun ? 'package' : null;
    return nodeError(host, code, [missing.package, base, third], 'packageResolve (…/esm/resolve)');
  }
  const third = isNoun ? 'module' : `file://${missing.path}`;
  return nodeError(host, code, [missing.path, base, third], 'finalizeResolution (…/esm/resolve)');
}

export function unknownBuiltin(host: ProgramHost, id: string): Error {
  const frame = 'ModuleLoader.builtinStrategy (…/esm/translators)';
  return nodeError(host, 'ERR_UNKNOWN_BUILTIN_MODULE', [id], frame);
}

/** Module._resolveFilename (lib/internal/modules/cjs/loader.js). */
export function requiredNothing(host: ProgramHost, id: string, importer: string): Error {
  const stack = `Require stack:\n- ${importer}`;
  const message = `Cannot find module '${id}'\n${stack}`;
  const { Error: ProcessError = Error } = host.global as { Error?: ErrorConstructor };
  const error = Object.assign(new ProcessError(message), {
    code: 'MODULE_NOT_FOUND',
    requireStack: [importer],
  });
  // Seen on the binaries.
  const receiver = Number.parseInt(host.version, 10) === 22 ? 'Function' : 'Module';
  const frame = `${receiver}._resolveFilename (node:internal/modules/cjs/loader)`;
  return withLoaderFrame(error, `Error: ${message}`, frame + framesBelow());
}

/**
 * Module._extensions..js (lib/internal/modules/cjs/loader.js), in releases that cannot require ES
 * modules. The stack begins with the `require`, and Node points at it (reconstructErrorStack).
 */
export function requiredEsm(host: ProgramHost, path: string, importer: ProgramSource): Error {
  const { name, text } = importer;
  // A .mjs is an ES module by its name, a .js by its package.json.
  const packageJson = path.endsWith('.mjs')
    ? null
    : path.replace(/(?:src\/)?[^/]*$/, 'package.json');
  const error = madeOf(host, 'ERR_REQUIRE_ESM', [path, 'true', name, packageJson]);
  const [, line, column] = /\((?:[^()]*):(\d+):(\d+)\)/.exec(error.stack ?? '') ?? [];
  if (line && column) setArrow(error, { name, text, line: +line, column: +column, width: 1 });
  return error;
}

/** `require` of an ES module with an await at its top (lib/internal/modules/esm/module_job.js). */
export function requiredAsync(host: ProgramHost, path: string, importer: string): Error {
  const frame = 'ModuleJobSync.runSync (…/esm/module_job)';
  return nodeError(host, 'ERR_REQUIRE_ASYNC_MODULE', [path, importer], frame);
}

interface InternalErrors {
  readonly codes: Readonly<Record<string, new (...details: (string | null)[]) => Error>>;
}

/** An error of the release's own lib/internal/errors.js. */
function nodeError(
  host: ProgramHost,
  code: string,
  details: (string | null)[],
  frame: string,
): Error {
  const error = madeOf(host, code, details);
  const header = `Error [${code}]: ${error.message}`;
  return withLoaderFrame(error, header, frame.replace('…', 'node:internal/modules'));
}

function madeOf(host: ProgramHost, code: string, details: (string | null)[]): Error {
  const { codes } = host.requireBuiltin('internal/errors') as InternalErrors;
  const NodeError = codes[code];
  if (NodeError === undefined) throw new Error(code);
  return new NodeError(...details);
}

/**
 * The frames of the program's code that is running, below one of the loader. They are those of another error, so that no
 * line of the program is shown above this one: Node shows its own loader.
 */
function framesBelow(): string {
  const { stack } = new Error();
  const frames = typeof stack === 'string' ? stack.split('\n') : [];
  return frames
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => `\n${line}`)
    .join('');
}

/**
 * The Lab has no module loader of Node. Errors of the loader get a frame that it has in all
 * releases, because util.inspect puts errors without any frame in brackets.
 */
export function withLoaderFrame<E extends Error>(error: E, header: string, frame: string): E {
  const stack = `${header}\n    at ${frame}`;
  Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
  return error;
}
