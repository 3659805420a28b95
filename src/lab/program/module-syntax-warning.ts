import type { ProgramHost } from './host.ts';
import { isAtLeast } from './release-order.ts';
import { WORDS } from './syntax-words.ts';

/** What V8 says of a CommonJS text that is an ES module (lib/internal/modules/cjs/loader.js, enrichCJSError). */
const MODULE_SYNTAX: readonly string[] = [WORDS.importing, "Unexpected token 'export'"];

/** Releases since 20.10 ask V8 whether the text would be an ES module (containsModuleSyntax, src/node_contextify.cc). */
const MODULE_SYNTAX_SINCE_20_10: readonly string[] = [...MODULE_SYNTAX, WORDS.importMeta];

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
  compile: () => T,
): T {
  try {
    return compile();
  } catch (error) {
    const known = isAtLeast(host.version, 20, 10) ? MODULE_SYNTAX_SINCE_20_10 : MODULE_SYNTAX;
    if (mainPath !== undefined && error instanceof SyntaxError && known.includes(error.message)) {
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
