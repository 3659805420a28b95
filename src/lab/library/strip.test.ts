import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strip } from './strip.ts';

for (const [what, text, expected] of [
  ['comments and white space', 'a = 1; // one\n/* two */ b\n  = 2;\n', 'a=1;b=2'],
  ['semicolons that are not written', 'a = 1\nb()\nreturn\nc', 'a=1;b();return;c'],
  [
    'space between words',
    'typeof a in b; return async function* () {}',
    'typeof a in b;return async function*(){}',
  ],
  ['operators that would run together', 'a + +b - -c; d / /e/; f++ + g', 'a+ +b- -c;d/ /e/;f++ +g'],
  ['numbers before a point', '1 .toFixed(); 1.5.toFixed()', '1 .toFixed();1.5.toFixed()'],
  [
    'statements that are empty',
    'while (f());\nif (a) ; else {}\nfor (;;) { g(); }',
    'while(f());if(a);else{}for(;;){g()}',
  ],
  [
    'fields',
    'class A { a\n #b = 1\n get\n c() {} static #d }',
    'class A{a;#b=1;get c(){}static #d}',
  ],
  ['texts', 'x = `a  $' + '{ b } // c`; y = "  "', 'x=`a  $' + '{b} // c`;y="  "'],
] as const)
  test(`strip: ${what}`, () => assert.equal(strip(text), expected));

test('an inner function keeps a name that an outer one has', () => {
  const text = 'function once(){}E.prototype.once=function once(){}';
  assert.equal(strip(text), text);
});
