import { setArrow } from './arrow.ts';
import { NotLowered } from './lowering.ts';
import { withLoaderFrame } from './module-errors.ts';
import { LineStarts } from './position-map.ts';
import { RESERVED_WORDS } from './reserved-words.ts';

/** acorn's error, with the place where it stopped. */
interface ParseError extends SyntaxError {
  readonly pos: number;
}

/** One of the reader's files that could not be compiled. */
interface FileText {
  /** Node's name for the file. */
  readonly name: string;
  readonly text: string;
  readonly isCommonJs: boolean;
}

/**
 * The SyntaxError that Node reports for a file, with the line and caret it prints above it
 * (AppendExceptionLine, src/node_errors.cc). Other errors are returned unchanged.
 */
export function explainSyntaxError(error: unknown, file: FileText): unknown {
  if (error instanceof NotLowered) return withArrow(error, file, error.offset, 1);
  if (!isParseError(error)) return error;
  const offset = error.pos;
  const token = tokenAt(file.text, offset);
  const message = messageOf(error, token);
  const frame = file.isCommonJs
    ? 'wrapSafe (node:internal/modules/cjs/loader)'
    : 'ModuleLoader.moduleStrategy (node:internal/modules/esm/translators)';
  const explained = withLoaderFrame(new SyntaxError(message), `SyntaxError: ${message}`, frame);
  return withArrow(explained, file, offset, token.length);
}

function withArrow(error: Error, { name, text }: FileText, offset: number, width: number): Error {
  const { line, column } = new LineStarts(text).positionOf(Math.min(offset, text.length));
  setArrow(error, { name, text, line, column, width });
  return error;
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof SyntaxError && typeof (error as Partial<ParseError>).pos === 'number';
}

/**
 * V8's message where it is known (src/common/message-template.h), otherwise acorn's without the
 * position.
 */
function messageOf(error: ParseError, token: string): string {
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  // acorn: "'import' and 'export' may appear only with 'sourceType: module'"
  if (message.startsWith("'import' and 'export' may")) {
    const isImport = token === 'import';
    return isImport
      ? 'Cannot use import statement outside a module'
      : `Unexpected token '${token}'`;
  }
  if (message === 'Unterminated string constant') return 'Invalid or unexpected token';
  if (message !== 'Unexpected token') return message;
  if (token === '') return 'Unexpected end of input';
  if (/^["']/.test(token)) return 'Unexpected string';
  if (token[0] === '`') return 'Unexpected template string';
  if (/^\d/.test(token)) return 'Unexpected number';
  if (/^[\p{ID_Start}$_]/u.test(token) && !RESERVED_WORDS.has(token)) {
    return `Unexpected identifier '${token}'`;
  }
  return `Unexpected token '${token}'`;
}

/** A word, a number, a string (perhaps not terminated), an operator, or any one character. */
const TOKEN = new RegExp(
  [
    String.raw`[\p{ID_Start}$_][\p{ID_Continue}$]*`,
    String.raw`\d[\w.]*`,
    String.raw`"[^"\n]*"?|'[^'\n]*'?`,
    String.raw`=>|\.\.\.|[-+*/%&|^!=<>?.]{1,3}`,
    String.raw`\S`,
  ].join('|'),
  'uy',
);

/**
 * The token at an offset, roughly: its length is the number of carets. Empty at the end of the
 * text.
 */
function tokenAt(text: string, offset: number): string {
  TOKEN.lastIndex = offset;
  return TOKEN.exec(text)?.[0] ?? '';
}
