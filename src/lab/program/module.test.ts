import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompileCache } from './compile-cache.ts';
import { runProgram } from './testing.ts';

const util = { format: (text: string) => `<${text}>`, version: 1 };
const builtins = { util };
const packages = [
  {
    name: 'common',
    version: '1.0.0',
    source: 'exports.a = 1; exports.self = () => this === exports;',
  },
  {
    name: 'bundled',
    version: '1.0.0',
    source:
      'exports.__esModule = true; exports.default = "the default"; exports.named = require("util").version;',
  },
];
const run = (client: string, files: Record<string, string> = {}) =>
  runProgram({ 'client.mjs': client, ...files }, { builtins, packages });

test('imports of builtins and packages, by name, default and namespace', () => {
  const { output, uncaught } = run(`
    import util, { format as f } from 'node:util'; import * as all from 'util';
    import common, { a } from 'common'; import bundled, { named } from 'bundled'; import 'common';
    console.log(f('x'), util.version, Object.keys(all), all.default === util, a, common.a, bundled, named);`);
  assert.equal(uncaught, '');
  assert.equal(output, "<x> 1 [ 'default', 'format', 'version' ] true 1 1 the default 1");
});

test("the reader's own files: live bindings, cycles, re-exports, JSON, default names", () => {
  const { output, uncaught } = run(
    `
    import { count, increment, late } from './counter.mjs'; import f, * as ns from './reexport.mjs';
    import data from './data.json' with { type: 'json' };
    console.log(count, late()); increment(); console.log(count, f.name, f(), ns.count, ns.all.count, data.x, Object.keys(ns));
    try { count = 5; } catch (error) { console.log(error.message); }
    try { ns.count = 5; } catch (error) { console.log(error.name); }
    export let entry = 'entry';`,
    {
      'counter.mjs': `import { entry } from './client.mjs';
        export let count = 0; export const increment = () => { count++; }; export function late() { try { return entry; } catch (e) { return e.name; } }`,
      'reexport.mjs': `export * from './counter.mjs'; export * as all from './counter.mjs'; export default function () { return 'f'; }`,
      'data.json': '{ "x": 1 }',
    },
  );
  assert.equal(uncaught, '');
  assert.deepEqual(output.split('\n'), [
    '0 ReferenceError',
    "1 default f 1 1 1 [ 'all', 'count', 'default', 'increment', 'late' ]",
    'Assignment to constant variable.',
    'TypeError',
  ]);
});

test('files are evaluated once, imports first, and awaits at the top level are waited for', () => {
  const { output } = run(
    `import './a.mjs'; import './b.mjs'; console.log('client'); await null; console.log(typeof (await import('./a.mjs')).value);`,
    {
      'a.mjs': `import './b.mjs'; await 0; console.log('a'); export const value = 1;`,
      'b.mjs': `console.log('b');`,
    },
  );
  assert.deepEqual(output.split('\n'), ['b', 'a', 'client', 'number']);
});

test('dynamic import and import.meta', () => {
  const { output } = run(`
    const { default: util } = await import('node:util'); console.log(util.version);
    for (const name of ['nothing', './nothing.mjs', 'node:nothing', '@scope/x/y.js'])
      await import(name).catch((error) => console.log(error.code, error.message));
    console.log(import.meta.url, Object.keys(import.meta).join());`);
  assert.deepEqual(output.split('\n'), [
    '1',
    "ERR_MODULE_NOT_FOUND Cannot find package 'nothing' imported from /app/client.mjs",
    "ERR_MODULE_NOT_FOUND Cannot find module '/app/nothing.mjs' imported from /app/client.mjs",
    'ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:nothing',
    "ERR_MODULE_NOT_FOUND Cannot find package '@scope/x' imported from /app/client.mjs",
    'file:///app/client.mjs url',
  ]);
});

test('a name that is not exported, in Node’s words', () => {
  const missing = (client: string) => run(client, { 'b.mjs': '' }).uncaught;
  assert.equal(
    missing(`import { nope } from 'node:util';`),
    `file:///app/client.mjs:1
import { nope } from 'node:util';
         ^^^^
SyntaxError: The requested module 'node:util' does not provide an export named 'nope'
    at async ModuleJob.run (node:internal/modules/esm/module_job)

Node.js v20.0.0
`,
  );
  assert.match(
    missing(`import x from './b.mjs';`),
    /^file.*\nimport x.*\n {7}\^\nSyntaxError: .*'default'/,
  );
  assert.equal(
    missing(`import {\n  nope as n } from 'common';`),
    `file:///app/client.mjs:2
  nope as n } from 'common';
  ^^^^
SyntaxError: Named export 'nope' not found. The requested module 'common' is a CommonJS module, which may not support all module.exports as named exports.
CommonJS modules can always be imported via the default export, for example using:

import pkg from 'common';

    at async ModuleJob.run (node:internal/modules/esm/module_job)

Node.js v20.0.0
`,
  );
  assert.match(missing(`import { nope as n } from 'common';`), /const \{ nope: n \} = pkg;\n/);
});

test('an await that never ends at the top level', () => {
  const source = 'const a = 1;\nconst b = [\n  await new Promise(() => {})];';
  const { program } = runProgram({ 'client.mjs': source }, { version: '24.21.0' });
  assert.equal(program.isSettled, false);
  assert.equal(
    program.unsettledAwaitWarning(),
    'Warning: Detected unsettled top-level await at file:///app/client.mjs:3\n  await new Promise(() => {})];\n  ^\n\n\n\n',
  );
  const silent = runProgram({ 'client.mjs': source }, { version: '20.0.0' });
  assert.equal(silent.program.unsettledAwaitWarning(), '');
  assert.equal(run('1;').program.isSettled, true);
});

test('one compiled text serves many processes', () => {
  const compiled = new CompileCache();
  const client = `import { n, add } from './b.mjs'; add(); console.log(n);`;
  const files = {
    'client.mjs': client,
    'b.mjs': 'export let n = 0; export const add = () => n++;',
  };
  for (let i = 0; i < 3; i++) assert.equal(runProgram(files, { compiled }).output, '1');
});

test('lowered functions keep their kinds and their names', () => {
  const { output, uncaught } = run(
    `
    const show = (...functions) => { for (const f of functions) console.log(f.constructor.name, f.name, f.length); };
    const arrow = async () => {}; const o = { property: async function (a) {}, 'quoted key': async () => {} };
    async function declared(a, b) {} { show(inBlock); async function* inBlock() {} }
    let assigned; assigned = async () => {}; const [anonymous] = [async () => {}]; class C { field = async () => {}; }
    show(arrow, o.property, o['quoted key'], declared, assigned, anonymous, new C().field, async function named() {});
    show((await import('./default.mjs')).default);`,
    { 'default.mjs': 'export default async () => {};' },
  );
  assert.equal(uncaught, '');
  assert.deepEqual(output.split('\n'), [
    'AsyncGeneratorFunction inBlock 0',
    'AsyncFunction arrow 0',
    'AsyncFunction property 1',
    'AsyncFunction quoted key 0',
    'AsyncFunction declared 2',
    'AsyncFunction assigned 0',
    'AsyncFunction  0',
    'AsyncFunction field 0',
    'AsyncFunction named 0',
    'AsyncFunction default 0',
  ]);
});
