/** V8's words for what is wrong with a text (src/common/message-template.h). */
export const WORDS = {
  arguments: 'missing ) after argument list',
  arrow: 'Malformed arrow function parameter list',
  assignment: 'Invalid left-hand side in assignment',
  asyncBody: 'Async functions can only be declared at the top level or inside a block.',
  await: 'await is only valid in async functions and the top level bodies of modules',
  const: 'Missing initializer in const declaration',
  destructuring: 'Missing initializer in destructuring declaration',
  end: 'Unexpected end of input',
  forAwait: 'Invalid left-hand side in for-await-of loop: Must have a single binding.',
  forLoop: 'Invalid left-hand side in for-loop',
  functionBody:
    'In strict mode code, functions can only be declared at top level or inside a block.',
  functionName: 'Function statements require a function name',
  illegal: 'Invalid or unexpected token',
  importing: 'Cannot use import statement outside a module',
  importMeta: "Cannot use 'import.meta' outside a module",
  lexical: 'Lexical declaration cannot appear in a single-statement context',
  postfix: 'Invalid left-hand side expression in postfix operation',
  power: "Unexpected token '**'",
  prefix: 'Invalid left-hand side expression in prefix operation',
  rest: 'Rest parameter must be last formal parameter',
  restDefault: 'Rest parameter may not have a default initializer',
  restElement: 'Rest element must be last element',
  shorthand: 'Invalid shorthand property initializer',
  specifier: 'import() requires a specifier',
  target: 'Invalid destructuring assignment target',
  template: 'Missing } in template expression',
  unary:
    'Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence',
} as const;

/**
 * The text that the carets stand under, from the offset that acorn names: a number of characters; the word there; the
 * character after it (`next`); the last token (`last`); the token that could not be read (`token`) or its first
 * character (`first`); the rest of the text (`rest`); the parentheses of a method (`parentheses`).
 */
export type WordExtent =
  | number
  | 'first'
  | 'last'
  | 'next'
  | 'parentheses'
  | 'rest'
  | 'token'
  | 'word';

/** acorn's words, V8's place, and V8's words for the same mistake: acorn's own where none are given. */
export const TRANSLATIONS: readonly (readonly [RegExp, WordExtent, string?])[] = [
  [/^(Identifier directly|Expected number|Invalid number|Expecting Uni)/, 'token', WORDS.illegal],
  [/^Unterminated string/, 'token', WORDS.illegal],
  [/^Unterminated comment/, 'rest', WORDS.illegal],
  [/^Unexpected character/, 'first', WORDS.illegal],
  [/^Unterminated regular/, 'first', 'Invalid regular expression: missing /'],
  [/regular expression flag$/, 'first', 'Invalid regular expression flags'],
  [/^Code point out/, 'word', 'Undefined Unicode code-point'],
  [/at the last of/, 'next', 'Numeric separators are not allowed at the end of numeric literals'],
  [/must be exactly one/, 1, 'Only one underscore is allowed as numeric separator'],
  [/in legacy octal/, 1, 'Numeric separator can not be used after leading 0.'],
  [/^Missing catch/, 'last', 'Missing catch or finally after try'],
  [/^'return' outside/, 'word', 'Illegal return statement'],
  [/^Illegal newline/, 'last'],
  [/^'with'/, 'word', 'Strict mode code may not include a with statement'],
  [/^The keyword 'enum'|^Cannot use (keyword )?'?await/, 'word', 'Unexpected reserved word'],
  [/^The keyword '|^Cannot use 'yield'/, 'word', 'Unexpected strict mode reserved word'],
  [/^Unexpected keyword '(.*)'/, 'word', "Unexpected token '$1'"],
  [/^Escape sequence in/, 'last', 'Keyword must not contain escaped characters'],
  [/^Deleting local/, 'last', 'Delete of an unqualified identifier in strict mode.'],
  [/ in strict mode$/, 'word', 'Unexpected eval or arguments in strict mode'],
  [/^'super' keyword|^super\(\)|use of 'super'$/, 'word', "'super' keyword unexpected here"],
  [/^'new\.target'/, 'last', 'new.target expression is not allowed here'],
  [/^Label '(.*)' is already.*/, 'word', "Label '$1' has already been declared"],
  [/^Multiple default/, 'word', 'More than one default clause in switch statement'],
  [/^Argument name/, 'word', 'Duplicate parameter name not allowed in this context'],
  [/^Private fields can not/, 'last'],
  [/^getter should/, 'parentheses', 'Getter must not have any formal parameters.'],
  [/^setter should/, 'parentheses', 'Setter must have exactly one formal parameter.'],
  [/^Duplicate cons/, 'word', 'A class may only have one constructor'],
  [/can't have get/, 'word', 'Class constructor may not be an accessor'],
  [/can't be a gen/, 'word', 'Class constructor may not be a generator'],
  [/can't be an as/, 'word', 'Class constructor may not be an async method'],
  [/property named pro/, 'word', "Classes may not have a static property named 'prototype'"],
  [/named '#?cons/, 'word', "Classes may not have a field named 'constructor'"],
  [/^Duplicate export '(.*)'/, 'word', "Duplicate export of '$1'"],
  [/^Export '(.*)' is not.*/, 'word', "Export '$1' is not defined in module"],
  [/^let is disallowed/, 'word'],
  [/^Await expr/, 'word', 'Illegal await-expression in formal parameters of async function'],
  [/^Yield expr/, 'word', 'Yield expression not allowed in formal parameter'],
  [
    /^Cannot use 'arg/,
    'word',
    "'arguments' is not allowed in class field initializer or static initialization block",
  ],
  [/__proto__/, 'word', 'Duplicate __proto__ fields are not allowed in object literals'],
  [/^Cannot use 'import\.meta'/, 'last'],
  [/appear in the callee/, 2, 'Invalid optional chain from new expression'],
  [/^Illegal 'use strict'/, 'last'],
];
