import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { printed, runClient } from '../testing.ts';
import { runProgram } from './testing.ts';

/** Runs a program on the Node that runs the tests. */
function runOnNode(source: string): { readonly output: string; readonly uncaught: string } {
  const directory = mkdtempSync(join(tmpdir(), 'stacks-'));
  try {
    const file = join(directory, 'client.mjs');
    writeFileSync(file, source);
    const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
    const inApp = (text: string) =>
      text.replaceAll(`${pathToFileURL(directory)}/`, 'file:///app/').trimEnd();
    return { output: inApp(stdout), uncaught: inApp(stderr) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Keeps the frames of the program's own file, which must be equal to the letter. */
function ownFrames(text: string): string {
  return (
    text
      .replace(/^ +at (?!.*file:\/\/\/app\/client).*\n?/gm, '')
      // V8 knows the receiver of a callback; the Lab finds names in the source.
      .replace(/at \w+\.<anonymous> \((.*)\)$/gm, 'at $1')
      .trimEnd()
  );
}

function assertSameAsNode(source: string): void {
  const real = runOnNode(source);
  const lab = runProgram({ 'client.mjs': source }, { version: process.versions.node });
  assert.notEqual(real.output + real.uncaught, '', 'the program printed nothing');
  assert.equal(ownFrames(lab.output), ownFrames(real.output));
  assert.equal(ownFrames(lab.uncaught), ownFrames(real.uncaught));
}

test('sync frames: functions, methods, classes, getters, callbacks, templates', () =>
  assertSameAsNode(`
const show = (error) => console.log(error.stack);
function inner(x) { return new Error('plain ' + x); }
const o = {
  method() { return inner('method'); }, arrow: () => inner('arrow'),
  deep: { er() { return inner('deep'); } }, 'quoted key'() { return inner('quoted'); },
};
class K {
  m() { return inner('m'); }
  static s() { return inner('s'); }
  #p() { return inner('p'); }
  callP() { return this.#p(); }
  f = () => inner('field');
  constructor(fail) { if (fail) this.error = inner('constructor'); }
}
show(inner(1)); show(o.method()); show(o.arrow()); show(o
  .deep
  .er());
show(o['method']()); show(o?.method?.()); show((o.method)());
show(new K(true).error); show(new K().m()); show(K.s()); show(new K().callP()); show(new K().f());
show([1].map(() => inner('callback'))[0]); show([1].map(function named() { return inner('named'); })[0]);
show(((s) => inner('template'))\`a\`); show((function () { return inner('iife'); })());
const later = { catch() { return inner('keyword name'); } }; show(later.catch());
function* g() { yield inner('generator'); } show([...g()][0]);
class Mine extends Error { constructor(m) { super(m); this.name = 'Mine'; } }
class Deep extends Mine {} show(new Mine('sub')); show(new Deep('deep')); show(new Error('new')); show(Error('call'));
`));

test('errors of the engine, and of callbacks that it calls', () =>
  assertSameAsNode(`
const attempt = (f) => { try { f(); } catch (e) { console.log(e.stack); } };
attempt(() => null.foo); attempt(() => { let u = {}; u.foo.bar(1); }); attempt(() => { let u = {}; u.foo(); });
attempt(() => { nope(); }); attempt(() => JSON.parse('{')); attempt(() => { const q = 1; q = 2; });
attempt(() => { throw new RangeError('thrown'); }); attempt(() => { const { a } = null; });
`));

test('async frames', () =>
  assertSameAsNode(`
const inner = async (x = 1) => { await null; throw new TypeError('after ' + x); };
async function main() { try { await inner('first'); } catch (e) { console.log(e.stack); } await inner(2); }
try { await main(); } catch (e) { console.log(e.stack); }
await main().catch((e) => console.log(e.stack));
async function deep(n) { if (n === 0) { await 0; throw new Error('deep'); } await deep(n - 1); }
await deep(3).catch((e) => console.log(e.stack)); await deep(20).catch((e) => console.log(e.stack));
async function sync() { throw new Error('before any await'); }
await sync().catch((e) => console.log(e.stack));
for (const x of [1]) { await (async () => { await x; throw new Error('anonymous'); })().catch((e) => console.log(e.stack)); }
`));

test('captureStackTrace, its limit, and headers of the moment', () =>
  assertSameAsNode(`
const target = { name: 'Foo', message: 'bar' };
function skipped() { Error.captureStackTrace(target, skipped); } function shown() { skipped(); } shown(); console.log(target.stack);
const e = new Error('before'); e.message = 'now'; e.name = 'Named'; console.log(e.stack); e.message = 'too late'; console.log(e.stack);
e.stack = 'assigned'; console.log(e.stack);
function recurse(n) { if (n === 0) throw new Error('far down'); recurse(n - 1); }
try { recurse(30); } catch (error) { console.log(error.stack); }
Error.stackTraceLimit = 2; try { recurse(5); } catch (error) { console.log(error.stack); }
Error.stackTraceLimit = 0; console.log(new Error('none').stack);
`));

test("a program's own format: it gets the frames of the process alone", () =>
  assertSameAsNode(`
const own = (site) => String(site.getFileName()).startsWith('file:');
Error.prepareStackTrace = (error, sites) => sites.filter(own).map((site) => [
  site.getFunctionName(), site.getLineNumber(), site.getColumnNumber(), site.isConstructor(), site.isAsync(), String(site),
].join()).join('; ');
const show = (error) => console.log(error.stack);
function where() { return new Error('x'); }
class Place { constructor() { this.error = where(); } }
show(where()); show(new Place().error);
async function later() { await null; show(new Error('later')); }
async function waits() { await later(); }
await waits();
Error.prepareStackTrace = undefined; show(where());
`));

for (const [name, source] of Object.entries({
  'top level': `const a = 1;\n\tthrow new Error('top');`,
  'after an await':
    'await null;\nasync function f() { await 0; throw new TypeError("x"); }\nawait f();',
  'a syntax error': 'const a = 1;\nconst b = a +* 2;',
  'an unexpected end': 'function f() {\n  if (true) {',
  'a spread of nothing': 'const f = () => {};\nconst o = { f };\n  o.f(1, ...null);',
  'a spread of a property, after an await': 'await null;\nconst o = {};\nMath.max(...o.list);',
  'an unexpected word': 'let answer = 42\nlet question = what is;',
  'an unterminated string': 'const x = 1\n  console.log("open);',
  'declared twice': 'let x = 1;\nlet x = 2;',
  'require in a module': "const { readFile } = require('fs');",
})) {
  test(`uncaught: ${name}`, () => assertSameAsNode(source));
}

test('frames of libraries: by function and file, without the Lab between them', () => {
  const library = `exports.call = function call(f) { return f(); };
    exports.later = (f) => f();`;
  const { output } = runProgram(
    {
      'client.mjs': `import { call, later } from 'library';
const make = () => new Error('made');
console.log(call(make).stack);
console.log(later(() => call(make)).stack);`,
    },
    { packages: [{ name: 'library', version: '1.0.0', source: library }] },
  );
  assert.equal(
    output,
    `Error: made
    at make (file:///app/client.mjs:2:20)
    at call (node_modules/library)
    at file:///app/client.mjs:3:13
Error: made
    at make (file:///app/client.mjs:2:20)
    at call (node_modules/library)
    at file:///app/client.mjs:4:25
    at node_modules/library
    at file:///app/client.mjs:4:13`,
  );
});

test('an async callback of a timer has its name after an await, too', () => {
  const run = runClient(`
    const say = () => console.log(new Error().stack.split('\\n').slice(2).join().replace(/ *at | \\(.*\\)/g, ''));
    setTimeout(async () => { await 1; say(); await (async () => { await 1; say(); })(); });
    setInterval(async () => { await 1; say(); process.exit(); }, 3);
    setTimeout(async function named() { await 1; say(); }, 2);
    setImmediate(async () => { await 1; say(); });`);
  // As Node 18.20.8 and 24.22.3 have it.
  assert.deepEqual(
    printed(run)
      .replaceAll(/file:[^,\s]+/g, 'file')
      .trim()
      .split('\n')
      .sort(),
    [
      'Immediate.<anonymous>',
      'Timeout.<anonymous>',
      'Timeout._onTimeout',
      'Timeout.named [as _onTimeout]',
      'file,async Timeout._onTimeout',
    ],
  );
});
