import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowOf, drawArrow } from './arrow.ts';
import { compileModule } from './compile-module.ts';

/** The same on the binaries 18.20.8 and 26.12.1. Carets stand under what is between « and »; where nothing is, Node draws none. */
const SLIPS: Readonly<Record<string, readonly string[]>> = {
  "Identifier 'a' has already been declared": ['let a = 1; let «a» = 2;'],
  "Identifier 'big' has already been declared": ['const big = 1;\nconst «b»ig = 2;'],
  "Identifier 'x' has already been declared": ["import x from 'x'; const «x» = 1;"],
  "Identifier 'y' has already been declared": [
    "let y = 1;\n«import y» from 'x';",
    "import y from 'x'; «import * as y» from 'x';",
    "import y from 'x'; import { a as «y» } from 'x';",
  ],
  "Identifier 'f' has already been declared": ['function f() {} let «f» = 1;'],
  'Duplicate parameter name not allowed in this context': [
    'function k(a, «a») {}',
    'const k = (a, «a») => 1;',
  ],
  'Unary operator used immediately before exponentiation expression. Parenthesis must be used to disambiguate operator precedence':
    ['«-x **» 2', '«await x **» 2'],
  'Illegal return statement': ['«return»;'],
  'Illegal break statement': ['«break»;'],
  'Illegal continue statement: no surrounding iteration statement': ['«continue»;'],
  "Undefined label 'foo'": ['break «foo»;', 'while (1) { continue «foo»; }'],
  "Illegal continue statement: 'foo' does not denote an iteration statement": [
    'foo: { continue «foo»; }',
  ],
  "Unexpected identifier 'x'": [
    "{ import «x» from 'y'; }",
    'for (let of «x») {}',
    'cosnt «x» = 1;',
  ],
  "Unexpected identifier 'fetch'": ["try { import «fetch» from 'node-fetch'; } catch {}"],
  "Unexpected token '{'": ["if (1) import «{» a } from 'b';"],
  'Unexpected string': [
    "{ import «'x'»; }",
    "import { x } «'y'»;",
    "import from «'y'»;",
    "import * as from «'y'»;",
  ],
  "Unexpected token '*'": ["{ import «*» as x from 'y'; }"],
  "Unexpected token 'export'": [
    'function f() { «export» const a = 1; }',
    '{ «export» default 1; }',
  ],
  'Invalid left-hand side in assignment': ['«1» = 2;', '«a + b» = 3;', "«'x'» = y;", '«a?.b» = 1;'],
  'Invalid left-hand side expression in postfix operation': ['«a?.b»++;', '«1»++;'],
  'Invalid left-hand side expression in prefix operation': ['++«1»;'],
  'Invalid destructuring assignment target': [
    '[«f()»] = 1;',
    '({ a: «1» } = b);',
    '({ a: «f()» } = b);',
    '(a, «1») => 1;',
  ],
  'Invalid left-hand side in for-loop': ['for («1» of x) {}'],
  'Invalid left-hand side in for-of loop: Must have a single binding.': [
    'for (let «x, y» of z) {}',
  ],
  'Missing initializer in const declaration': [
    'for (const «a») {}',
    'for (const «x» y) {}',
    'const «a»;',
    'const «a», b = 1;',
  ],
  'Unexpected end of input': ['for (;;', 'await', 'if (a) { b } else'],
  "Private field '#b' must be declared in an enclosing class": [
    'f(1«,» #b c.d());',
    'f«(»#b);',
    '«#»b + 1',
  ],
  "Unexpected token ','": ["import a «,» from 'x';", 'import a«,» b;'],
  "Unexpected identifier '#b'": ['class A { #b; m() { f(«#b» c) } }', 'f(!«#b»)'],
  'Octal literals are not allowed in strict mode.': [
    'var x = «010»;',
    "var a = 010, b = '\\01'; function f() { return «07»; }",
    'function f() { return «010»; } let let = 1;',
  ],
  'Decimals with leading zeros are not allowed in strict mode.': ['var x = «08»;'],
  'Octal escape sequences are not allowed in strict mode.': ['"\\«0»1";', "'\\«25»1'"],
  '\\8 and \\9 are not allowed in strict mode.': ["'\\«8»'"],
  'Invalid hexadecimal escape sequence': ['"«\\x1"»;'],
  'Invalid Unicode escape sequence': ['"«\\u12";»'],
  'Delete of an unqualified identifier in strict mode.': ['delete «x»;'],
  'Strict mode code may not include a with statement': ['«with» (a) {}'],
  'Unexpected eval or arguments in strict mode': ['«eval» = 1;', 'function «eval»() {}'],
  'Unexpected strict mode reserved word': [
    '«let» new Promise(f);',
    '«let» if (a) {}',
    '«let» 5;',
    'let «let» = 1;',
    'let «yield» = 1;',
    'const «static» = 1;',
    'const «interface» = 1;',
  ],
  'Unexpected reserved word': [
    'const «await» = 1;',
    'const «enum» = 1;',
    'function f(«await») {}',
    'function f() { «await» x; }',
  ],
  'Illegal await-expression in formal parameters of async function': [
    'async function f(a = «await» 1) {}',
  ],
  'Yield expression not allowed in formal parameter': ['function* g(a = «yield» 1) {}'],
  'missing ) after argument list': [
    "console.log(«'a'» 'b');",
    'console.log(«a» b);',
    'console.log(a, «b» c);',
    'console.log(«"a"»;',
  ],
  'Unexpected number': ['[1 «2»];', '({ a «1» });', 'function f(«1») {}', 'a«.1»;'],
  'Invalid shorthand property initializer': [
    '({ «a = 1» });',
    'x = { «a = 1» };',
    "http.get({ «host = 'a'» });",
  ],
  'Getter must not have any formal parameters.': ['({ get a«(x)» { } });'],
  'Setter must have exactly one formal parameter.': ['({ set a«()» { } });'],
  'Duplicate __proto__ fields are not allowed in object literals': [
    '({ __proto__: 1, «__proto__»: 2 });',
  ],
  'Missing initializer in destructuring declaration': ['const «{ a }»;', 'const «[a]»;'],
  'Malformed arrow function parameter list': ['«a(») => 1;', 'a.b => 1;', '1 => 1;'],
  'Rest parameter must be last formal parameter': [
    '(...«a», b) => 1;',
    '(...«a»,) => 1;',
    'function f(...a«,» b) {}',
  ],
  'Rest parameter may not have a default initializer': [
    '(...«a» = 1) => 1;',
    'function f(...a «=» 1) {}',
  ],
  'Rest element must be last element': ['const [«...a», b] = c;'],
  'Function statements require a function name': [
    '«function» () {}',
    'async «function» () {}',
    'function«*» () {}',
  ],
  'A class may only have one constructor': ['class A { constructor() {} «constructor»() {} }'],
  "'super' keyword unexpected here": [
    'class A { constructor() { «super»(); } }',
    '«super»();',
    '«super».x;',
    'function f() { «super».x; }',
  ],
  'Class constructor may not be an accessor': ['class A { get «constructor»() {} }'],
  'Class constructor may not be an async method': ['class A { async «constructor»() {} }'],
  'Class constructor may not be a generator': ['class A { *«constructor»() {} }'],
  "Classes may not have a static property named 'prototype'": [
    'class A { static «prototype»() {} }',
  ],
  "Classes may not have a field named 'constructor'": [
    'class A { «constructor» = 1 }',
    'class A { «#constructor» }',
  ],
  "Private field '#x' must be declared in an enclosing class": ['class A { m() { this«.»#x; } }'],
  'Private fields can not be deleted': ['class A { m() { delete this.«#x»; } #x }'],
  'new.target expression is not allowed here': ['new.«target»;'],
  'import() requires a specifier': ['import«(»);'],
  'Invalid or unexpected token': [
    "import fetch from «'node-fetch»",
    'import fetch from «"node-fetch\';»',
    '«"abc»',
    "«'abc»",
  ],
  "Export 'x' is not defined in module": ['export { «x» };'],
  "Duplicate export of 'a'": ['const a = 1; export { a }; export { «a» };'],
  "Duplicate export of 'default'": ["export * as default from 'x'; export «default» 1;"],
  'Illegal newline after throw': ['«throw»\nnew Error();'],
  'Missing catch or finally after try': ['try {«}»', 'try { «}» finaly {}'],
  'More than one default clause in switch statement': ['switch (a) { default: «default»: }'],
  "Label 'a' has already been declared": ['a: «a»: 1;', 'a: { «a»: 1; }'],
  'In strict mode code, functions can only be declared at top level or inside a block.': [
    'label: «function»* g() {}',
    'if (1) «function» f() {}',
  ],
  'Lexical declaration cannot appear in a single-statement context': [
    'if (1) «let» x;',
    'if (1) «let» [x] = 1;',
  ],
  'Async functions can only be declared at the top level or inside a block.': [
    'if (1) «async» function f() {}',
  ],
  'Invalid optional chain from new expression': ['new a«?.»b();'],
  'Only one underscore is allowed as numeric separator': ['1_«_»0'],
  'Numeric separators are not allowed at the end of numeric literals': ['1_'],
  'Numeric separator can not be used after leading 0.': ['0«_»1'],
  'Invalid regular expression: missing /': ['«/»', '«/»a', '«/»[/'],
  'Invalid regular expression: /(/: Unterminated group': ['«/(/»'],
  'Invalid regular expression flags': ['«/»a/gg', '«/»a/x'],
  "Invalid regular expression: /)/: Unmatched ')'": ['«/)/»'],
  'Invalid regular expression: /+/: Nothing to repeat': ['«/+/»'],
  'Invalid regular expression: /a{2,1}/: numbers out of order in {} quantifier': ['«/a{2,1}/»'],
  'Invalid regular expression: /(?<a>.)(?<a>.)/: Duplicate capture group name': [
    '«/(?<a>.)(?<a>.)/»',
  ],
  'Invalid regular expression: /(?<n/: Invalid capture group name': ['«/(?<n/»'],
  'Invalid regular expression: /[b-a]/: Range out of order in character class': ['«/[b-a]/»'],
};

/** What the compilation of a module says: the message, and the text with marks where the carets are. */
function refusal(text: string, version: string): readonly [message: string, marked: string] {
  try {
    compileModule('client.mjs', text, version);
  } catch (error) {
    const arrow = arrowOf(error);
    assert.ok(arrow && error instanceof SyntaxError);
    const [, , carets = ''] = drawArrow(arrow).split('\n');
    const lines = text.split('\n');
    const line = lines[arrow.line - 1] ?? '';
    const [start, end] = [carets.indexOf('^'), carets.length];
    if (start !== -1)
      lines[arrow.line - 1] =
        `${line.slice(0, start)}«${line.slice(start, end)}»${line.slice(end)}`;
    return [error.message, lines.join('\n')];
  }
  return ['accepted', text];
}

for (const [message, slips] of Object.entries(SLIPS)) {
  test(`SyntaxError: ${message}`, () => {
    for (const slip of slips) {
      const text = slip.replace(/[«»]/g, '');
      assert.deepEqual(refusal(text, '26.12.1'), [message, slip]);
      const older = message.replace(/^(Unexpected identifier) .*/, '$1');
      assert.deepEqual(refusal(text, '18.20.8'), [older, slip]);
    }
  });
}

test('words that became tokens of V8, and using, by release', () => {
  assert.deepEqual(refusal('let x = a of b;', '26.12.1'), [
    "Unexpected token 'of'",
    'let x = a «of» b;',
  ]);
  assert.deepEqual(refusal('let x = a of b;', '20.0.0'), [
    "Unexpected identifier 'of'",
    'let x = a «of» b;',
  ]);
  assert.deepEqual(refusal('using x = y;', '22.23.3'), [
    "Unexpected identifier 'x'",
    'using «x» = y;',
  ]);
  assert.deepEqual(refusal('using x = y;', '24.17.0'), ['accepted', 'using x = y;']);
});

test('a template goes on to its end', () => {
  const $ = '$';
  const unclosed = `fetch(\`${$}{url«}/1\`»`;
  const text = unclosed.replace(/[«»]/g, '');
  assert.deepEqual(refusal(text, '26.12.1'), ['missing ) after argument list', unclosed]);
  assert.deepEqual(refusal('x = `abc', '26.12.1'), ['Unexpected end of input', 'x = `abc']);
  const twice = `x = \`${$}{a b}\``;
  assert.deepEqual(refusal(twice, '26.12.1'), [
    'Missing } in template expression',
    twice.replace('a b', '«a »b'),
  ]);
});

test('an octal number stands for a later error from Node 20 on', () => {
  const text = 'var a = 010, b = 02; let let = 1;';
  const reserved = 'Unexpected strict mode reserved word';
  assert.deepEqual(refusal(text, '19.8.1'), [reserved, text.replace('let =', '«let» =')]);
  const octal = 'Octal literals are not allowed in strict mode.';
  assert.deepEqual(refusal(text, '20.0.0'), [octal, text.replace('02', '«02»')]);
});
