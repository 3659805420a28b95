import { type CallExpression, parseExpressionAt, tokenizer } from 'acorn';
import { pathTo } from './tree-path.ts';

/*
 * The source text that a failed `assert(value)` shows, as Node finds it from the place of the call.
 */

const OPTIONS = { ecmaVersion: 'latest' } as const;

/** Tokens that reach a member (`assert?.ok`, `assert['ok']`), and those that name it. */
const MEMBER_ACCESS = ['.', '?.', '[', ']'];
const MEMBER_NAME = ['name', 'string', 'num'];

/**
 * getFirstExpression of lib/internal/errors/error_source.js: the call at a column of one line, to
 * its closing parenthesis or to the end of the line.
 */
export function expressionInLine(line: string, startColumn: number): string {
  let last: string | undefined;
  let lastStart = 0;
  let member: number | undefined;
  let depth = 0;
  let end: number | undefined;
  for (const { start, type } of tokenizer(line, OPTIONS)) {
    const { label } = type;
    if (start < startColumn) {
      const isAccess = MEMBER_ACCESS.includes(label);
      if (isAccess && last === 'name') member ??= lastStart;
      else if (!isAccess && !MEMBER_NAME.includes(label)) member = undefined;
      if (label !== ';') [last, lastStart] = [label, start];
    } else if (label === '(') depth += 1;
    else if (label === ')' && --depth === 0) {
      end = start + 1;
      break;
    } else if (label === ';') {
      // Node passes the token itself as the end, which `slice` reads as 0.
      end = 0;
      break;
    }
  }
  return line.slice(member ?? startColumn, end);
}

/**
 * parseCode of lib/assert.js until Node 20: the call at an offset of the text from its line on, over
 * several lines too. Undefined when no expression that begins before it can be parsed alone, as one
 * with an `await` at the top level.
 */
export function expressionFrom(text: string, offset: number): string | undefined {
  for (const { start } of tokenizer(text, OPTIONS)) {
    if (start > offset) return undefined;
    const call = callIn(text, start, offset);
    if (call !== undefined && call.end >= offset) {
      return unindented(text.slice(call.start, call.end), call.start);
    }
  }
  return undefined;
}

function callIn(text: string, start: number, offset: number): CallExpression | undefined {
  try {
    const path = pathTo(parseExpressionAt(text, start, OPTIONS), offset);
    return path.findLast((node) => node.type === 'CallExpression');
  } catch {
    return undefined;
  }
}

/** Lines after the first lose the indentation of the call, and get two spaces. */
function unindented(expression: string, column: number): string {
  const [first = '', ...rest] = expression.split('\n');
  const indentation = new RegExp(`^[ \\t]{0,${column}}`);
  return [first, ...rest.map((line) => `  ${line.replace(indentation, '')}`)].join('\n');
}
