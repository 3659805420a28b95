import { expressionFrom, expressionInLine } from '../../program/assert-expression.ts';
import { APP_DIRECTORY } from '../../program/source.ts';
import type { ProcessEnvironment } from '../process-environment.ts';

/** The first frame of a stack that is in one of the program's files: its name, line and column. */
const FRAME = new RegExp(`((?:file://)?${APP_DIRECTORY}/\\S+?):(\\d+):(\\d+)\\)?$`, 'm');

/** Characters that lib/assert.js escapes in the source that it shows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are control characters.
const ESCAPED = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g;

/**
 * lib/internal/errors/error_source.js: the source of a failed `assert(expression)`. In Node it reads
 * the file; the Lab has its text.
 */
export function errorSource(env: ProcessEnvironment) {
  function placeOf({ stack }: { readonly stack?: unknown }) {
    const [, name = '', line, column] = FRAME.exec(String(stack)) ?? [];
    const source = env.program?.sourceOf(name.startsWith('/') ? `file://${name}` : name);
    if (source === undefined) return undefined;
    const lines = source.text.split('\n').slice(Number(line) - 1);
    return { source, lines, startColumn: Number(column) - 1 };
  }
  return {
    getErrorSourceExpression(error: object) {
      const { lines, startColumn = 0 } = placeOf(error) ?? {};
      return lines && expressionInLine(lines[0] ?? '', startColumn);
    },
    getErrorSourceLocation: () => undefined,
    /** getErrMessage of lib/assert.js until Node 20, which compile-builtin.ts lets call this. */
    getAssertMessage(error: object) {
      const { source, lines, startColumn = 0 } = placeOf(error) ?? {};
      // Until it has a file of its own, that code takes the URL of a module for a path.
      const canRead = source?.isCommonJs || 'internal/assert/utils' in env.release.natives;
      if (!canRead || lines === undefined) return undefined;
      const text = expressionFrom(lines.join('\n'), startColumn);
      if (text === undefined) return undefined;
      const shown = text.replace(ESCAPED, (character) => JSON.stringify(character).slice(1, -1));
      return `The expression evaluated to a falsy value:\n\n  ${shown}\n`;
    },
  };
}
