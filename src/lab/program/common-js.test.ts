import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runProgram } from './testing.ts';

const builtins = { util: { version: 1 } };
const packages = [
  { name: 'common', version: '1.0.0', source: 'module.exports = () => "common";' },
  {
    name: 'modern',
    version: '1.0.0',
    source: 'Object.defineProperty(exports, "__esModule", { value: true }); exports.default = 1;',
  },
];
const run = (main: string, files: Record<string, string> = {}, version = '20.0.0') =>
  runProgram(
    { 'client.cjs': main, ...files },
    { builtins, packages, version, entry: 'client.cjs' },
  );

test('a file has what Node gives it', () => {
  const { output, uncaught } = run(
    `
    console.log(__filename, __dirname, this === module.exports, exports === module.exports, typeof require);
    console.log(require.main === module, module.id, module.loaded, module.parent, require.resolve('./b'), require.resolve('util'));`,
    { 'b.js.cjs': '', 'b.json': '1' },
  );
  assert.equal(uncaught, '');
  assert.equal(
    output,
    '/app/client.cjs /app true true function\ntrue . false null /app/b.json util',
  );
});

test('require finds Node’s modules, packages, files, folders and data, each once', () => {
  const { output, uncaught } = run(
    `
    const { a } = require('./lib/a.cjs'), again = require('./lib/a.cjs');
    console.log(require('node:util') === require('util'), require('common')(), a, again.a, require('./data').x, require('./folder').name);`,
    {
      'lib/a.cjs': `console.log('once', module.parent.filename); exports.a = require('../data.json').x + 1;`,
      'data.json': '{ "x": 1 }',
      'folder/package.json': '{ "main": "./main.cjs" }',
      'folder/main.cjs': `exports.name = __filename;`,
    },
  );
  assert.equal(uncaught, '');
  assert.equal(output, 'once /app/client.cjs\ntrue common 2 2 1 /app/folder/main.cjs');
});

test('a cycle finds what is there so far', () => {
  const { output } = run(
    `exports.early = 1; const b = require('./b.cjs'); exports.late = 2; console.log(b.seen);`,
    {
      'b.cjs': `exports.seen = Object.keys(require('./client.cjs')).join();`,
    },
  );
  assert.equal(output, 'early');
});

test('a module that does not exist is Node’s error', () => {
  const { output } = run(`
    for (const id of ['nothing', './nothing', 'node:nothing', 'modern']) {
      try { require(id); } catch (error) { console.log(error.code, error.message); }
    }`);
  assert.deepEqual(output.split('\n'), [
    "MODULE_NOT_FOUND Cannot find module 'nothing'",
    'Require stack:',
    '- /app/client.cjs',
    "MODULE_NOT_FOUND Cannot find module './nothing'",
    'Require stack:',
    '- /app/client.cjs',
    'ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:nothing',
    'ERR_REQUIRE_ESM /app/node_modules/modern/src/index.js from /app/client.cjs',
  ]);
});

test('ES modules can be required from 22.12 on', () => {
  const files = { 'b.mjs': 'export const x = 1;', 'late.mjs': 'await null;' };
  const text = `for (const id of ['./b.mjs', './late.mjs']) try { console.log(require(id).x); } catch (e) { console.log(e.code); }`;
  assert.equal(run(text, files, '20.0.0').output, 'ERR_REQUIRE_ESM\nERR_REQUIRE_ESM');
  assert.equal(run(text, files, '22.12.0').output, '1\nERR_REQUIRE_ASYNC_MODULE');
});

test('a module imports CommonJS by default and by the names that its text has', () => {
  const { output, uncaught } = runProgram({
    'client.mjs': `import all, { a, b } from './c.cjs'; import * as ns from './c.cjs'; console.log(a, b, all.d, Object.keys(ns).join());`,
    'c.cjs': `exports.a = 1; Object.defineProperty(exports, 'b', { value: 2 }); exports['d' + ''] = 3;`,
  });
  assert.equal(uncaught, '');
  assert.equal(output, '1 2 3 a,b,default');
});

test('it runs at once, before any job; async functions are the process’s own', () => {
  const { output } = run(
    `
    Promise.resolve().then(() => console.log('job'));
    async function f() { await null; console.log('after await', f.constructor.name); }
    f(); import('./m.mjs').then(({ x }) => console.log(x)); console.log('end of file');`,
    { 'm.mjs': 'export const x = "imported";' },
  );
  assert.equal(output, 'end of file\njob\nafter await AsyncFunction\nimported');
});

test('"use strict" stays a directive, and without it code is sloppy', () => {
  const text = `async function f() {} try { undeclared = 1; console.log('sloppy'); } catch (e) { console.log(e.name); }`;
  assert.equal(run(`'use strict'; ${text}`).output, 'ReferenceError');
  assert.equal(run(text).output, 'sloppy');
});

test('stack frames and reports name the path, the line and the column', () => {
  const { output } = run(`'use strict';
function inner() { return new Error('x').stack; }
console.log(inner());`);
  assert.deepEqual(output.split('\n'), [
    'Error: x',
    '    at inner (/app/client.cjs:2:27)',
    '    at Object.<anonymous> (/app/client.cjs:3:13)',
  ]);
});

test('an error of a file is thrown to the code that runs it, and statements are counted by line', () => {
  assert.throws(() => run(`\nthrow new RangeError('own');`), /own/);
  assert.deepEqual(run(`'use strict';\nlet a = 1;\na++;`).lines, ['client.cjs:2', 'client.cjs:3']);
});

test('module syntax in a CommonJS file is Node’s SyntaxError', () => {
  assert.throws(() => run(`import util from 'util';`), {
    name: 'SyntaxError',
    message: 'Cannot use import statement outside a module',
  });
  assert.throws(() => run(`export const x = 1;`), { message: "Unexpected token 'export'" });
});
