import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { parse } from 'acorn';
import { FileError } from '../file-error.ts';

/** How Node reads a file. */
export type ModuleKind = 'module' | 'commonjs' | 'json';

const BY_EXTENSION: Readonly<Record<string, ModuleKind>> = {
  '.mjs': 'module',
  '.mts': 'module',
  '.cjs': 'commonjs',
  '.cts': 'commonjs',
  '.json': 'json',
};

export function isTypeScript(path: string): boolean {
  return /\.[cm]?ts$/.test(path);
}

/**
 * How Node reads a file: by its extension, then by the `type` of the nearest package.json, then, from Node 20.19 and
 * 22.7 on, by its syntax; else it is CommonJS (https://nodejs.org/api/packages.html, "Determining module system").
 *
 * @param text without types
 * @throws FileError for an extension that is no program's
 */
export function kindOf(path: string, text: string, shown: string, node: string): ModuleKind {
  const extension = extname(path);
  const known = BY_EXTENSION[extension];
  if (known) return known;
  if (extension !== '.js' && extension !== '.ts') {
    throw new FileError(
      `${shown} is no program that runs here: those are .mjs, .cjs, .js and .ts.`,
    );
  }
  const type = typeOfPackage(dirname(path));
  if (type === 'module' || type === 'commonjs') return type;
  // Every release that runs TypeScript has the detection.
  const detects = extension === '.ts' || detectsSyntax(node);
  return detects && hasModuleSyntax(text) ? 'module' : 'commonjs';
}

/** `type` of the nearest package.json; undefined when it has none, or when there is no package.json. */
function typeOfPackage(folder: string): unknown {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { type?: unknown } | null)?.type;
    } catch {
      throw new FileError(`${file} cannot be read, and it says whether .js is an ES module.`);
    }
  }
  const above = dirname(folder);
  return above === folder ? undefined : typeOfPackage(above);
}

/** Whether `--experimental-detect-module` is the default in a release. */
export function detectsSyntax(node: string): boolean {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (major === 20) return minor >= 19;
  return major > 22 || (major === 22 && minor >= 7);
}

/** Whether a text is an ES module and cannot be CommonJS: it has `import`, `export` or an await at its top level. */
export function hasModuleSyntax(text: string): boolean {
  return !parses(text, 'script') && parses(text, 'module');
}

function parses(text: string, sourceType: 'script' | 'module'): boolean {
  try {
    parse(text, {
      ecmaVersion: 'latest',
      sourceType,
      allowHashBang: true,
      allowReturnOutsideFunction: sourceType === 'script',
    });
    return true;
  } catch {
    return false;
  }
}
