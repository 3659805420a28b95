import { parseSource } from './ast.ts';
import type { ProgramHost } from './host.ts';
import { isAtLeast } from './release-order.ts';
import { WORDS } from './syntax-words.ts';

/**
 * What V8 says of a CommonJS text that is an ES module. Releases since 20.10 go by it (containsModuleSyntax,
 * src/node_contextify.cc).
 */
const MODULE_SYNTAX: readonly string[] = [
  WORDS.importing,
  "Unexpected token 'export'",
  WORDS.importMeta,
];

/** What is an error in CommonJS alone: they try the text as a module then (ShouldRetryAsESM, src/node_contextify.cc). */
const IN_COMMON_JS_ALONE =
  /^Identifier '(?:__filename|__dirname|module|exports|require)' has already/;

function seemsModule(message: string, text: string): boolean {
  if (MODULE_SYNTAX.includes(message)) return true;
  const isAlone = message === WORDS.await || IN_COMMON_JS_ALONE.test(message);
  return isAlone && statementsOfModule(text) !== undefined;
}

/** Earlier releases parse the text as a module, whatever V8 said (lib/internal/modules/cjs/loader.js, hasEsmSyntax). */
function isModule(text: string): boolean {
  return statementsOfModule(text)?.some((type) => /^(?:Import|Export)/.test(type)) ?? false;
}

/** Undefined for a text that is no module either. */
function statementsOfModule(text: string): readonly string[] | undefined {
  try {
    return parseSource(text, 'module').body.map(({ type }) => type);
  } catch {
    return undefined;
  }
}

/**
 * Compiles a CommonJS file. When its text is that of an ES module and it is the main file, Node says above the error
 * what to do about it.
 *
 * @param mainPath the path of the file when it is the main one; undefined for others, of which Node does not warn
 * @throws whatever `compile` throws
 */
export function warningOfModuleSyntax<T>(
  host: Pick<ProgramHost, 'version' | 'requireBuiltin'>,
  mainPath: string | undefined,
  text: string,
  compile: () => T,
): T {
  try {
    return compile();
  } catch (error) {
    if (mainPath === undefined || !(error instanceof SyntaxError)) throw error;
    const isKnown = isAtLeast(host.version, 20, 10)
      ? seemsModule(error.message, text)
      : isModule(text);
    if (isKnown) {
      warnings(host).emitWarningSync(
        isAtLeast(host.version, 22, 0)
          ? `Failed to load the ES module: ${mainPath}. Make sure to set "type": "module" in the nearest package.json file or use the .mjs extension.`
          : 'To load an ES module, set "type": "module" in the package.json or use the .mjs extension.',
      );
    }
    throw error;
  }
}

function warnings(host: Pick<ProgramHost, 'requireBuiltin'>) {
  return host.requireBuiltin('internal/process/warning') as {
    emitWarningSync(warning: string): void;
  };
}
