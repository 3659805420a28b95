import type { Choices } from '../choices.ts';
import type { Generator } from '../fuzz-program.ts';

/* What console and util print of values, and what Node prints of errors that nobody catches. */

const LEAVES: readonly string[] = [
  '1',
  '-0',
  '1.5e300',
  '10n',
  "'it\\'s'",
  '"a\\nb"',
  "'x'.repeat(120)",
  'null',
  'undefined',
  'true',
  "Symbol('s')",
  'Symbol.iterator',
  'NaN',
  '/a+/gi',
  'new Date(0)',
  "new Date('x')",
  '() => {}',
  'function named() {}',
  'async () => {}',
  'function* gen() {}',
  'async function* ag() {}',
  'class A {}',
  'class B extends Map {}',
  'Math',
  'JSON',
  'globalThis.constructor',
  'new (class Foo { x = 1 })()',
  'Object.create(null)',
  'Object.create({ a: 1 })',
  "new Error('plain').message",
  'Buffer.from("hi")',
  'new Uint8Array(3)',
  'new ArrayBuffer(4)',
  'new DataView(new ArrayBuffer(2))',
  'new Float64Array([1.5])',
  'new WeakMap()',
  'new WeakSet()',
  'new WeakRef({})',
  'Promise.resolve(4)',
  'new Promise(() => {})',
  "Promise.reject(new Error('x')).catch(() => {})",
  'new Proxy({ a: 1 }, {})',
  'new Proxy(() => {}, {})',
  'new Set([1, "a"]).values()',
  'new Map([[1, 2]]).entries()',
  'new Map([[1, 2]]).keys()',
  '[1, 2][Symbol.iterator]()',
  '"ab"[Symbol.iterator]()',
  'new Map([["k", { v: 1 }]])',
  'new Set()',
  'Object(1)',
  'Object("str")',
  'Object(1n)',
  'Object(Symbol("o"))',
  '(function () { return arguments; })(1, 2)',
  'new URL("http://u:p@h:81/p?q=1#f")',
  'new URLSearchParams("a=1&b=2")',
  'new AbortController()',
  'AbortSignal.abort().reason.name',
  'new Headers({ a: "b" })',
  'new EventTarget()',
  'new Event("e").type',
  'new TextEncoder()',
  'structuredClone({ a: [1] })',
  '[, 1]',
  '[1, , 3]',
  'Array(120).fill(7)',
  'Object.assign([1], { extra: true })',
  'Object.assign(() => {}, { p: 1 })',
  '{ get a() { return 1; }, set a(v) {}, get b() { return 2; } }',
  "{ [Symbol('k')]: 1, 'a-b': 2, 3: 4 }",
  '{ async m() {}, *g() {}, async *ag() {}, get: 1 }',
  'new (class extends Array {})(3)',
  'new (class Foo extends Set {})([1])',
  '{ [Symbol.toStringTag]: "Tag", a: 1 }',
  '{ constructor: 5 }',
  'new (class { [util.inspect.custom]() { return "custom"; } })()',
  'class { static x = 1 }',
  'Object.freeze({ f: 1 })',
  'process.versions.node.split(".").length',
  'process.hrtime.bigint() > 0n',
  'new EventEmitter()',
  'util.types',
  'http.METHODS.length',
  'http.STATUS_CODES[404]',
  'queueMicrotask',
  'setTimeout',
  'fetch',
  'console.log',
  'structuredClone',
];

function literal(random: Choices, depth: number): string {
  if (depth === 0 || random.chance(0.4)) {
    const leaf = random.pick(LEAVES);
    return leaf.startsWith('{') ||
      leaf.startsWith('function') ||
      leaf.startsWith('class') ||
      leaf.startsWith('async') ||
      leaf.startsWith('(')
      ? `(${leaf})`
      : leaf;
  }
  const inner = () => literal(random, depth - 1);
  return random.pick([
    () => `[${random.times(random.between(1, 8), inner).join(', ')}]`,
    () =>
      `({ ${random
        .times(
          random.between(1, 6),
          (i) => `${random.pick(['a', 'key', 'longerName', "'two words'", '_x'])}${i}: ${inner()}`,
        )
        .map((p) => p.replace(/^'(.*)'(\d+)/, "'$1$2'"))
        .join(', ')} })`,
    () => `new Map([[${inner()}, ${inner()}]])`,
    () => `new Set([${inner()}, ${inner()}])`,
    () => `Object.assign(${error(random)}, { detail: ${inner()} }).detail`,
    () => `(() => { const o = { v: ${inner()} }; o.self = o; return o; })()`,
  ])();
}

function error(random: Choices): string {
  return random.pick([
    "new Error('m')",
    "new TypeError('two\\nlines')",
    'new RangeError()',
    "new Error('outer', { cause: new Error('inner') })",
    "new AggregateError([new Error('a'), 1], 'all')",
    "Object.assign(new Error('c'), { code: 'E_CODE', n: 1 })",
    "new (class MyError extends Error {})('mine')",
    "new (class Named extends Error { name = 'Renamed'; })('n')",
    "Object.assign(new Error('s'), { stack: 'own stack' })",
    "new DOMException('d', 'AbortError')",
    "Object.assign(new Error('x'), { name: 'Other' })",
    "new Error('multi ' + 'x'.repeat(90))",
    "new SyntaxError('made')",
    "new Error('', { cause: 'text' })",
  ]);
}

function print(random: Choices): string {
  const v = () => literal(random, 2);
  return random.pick([
    () => `console.log(${v()});`,
    () => `console.log(${v()}, ${v()});`,
    () =>
      `console.log('%s|%d|%i|%f|%j|%o|%O|%c|%%', ${random.times(8, () => literal(random, 0)).join(', ')});`,
    () =>
      `console.log(util.inspect(${v()}, { depth: ${random.pick(['0', '1', 'null'])}, compact: ${random.pick(['true', 'false', '1', '3'])}, sorted: ${random.chance(0.5)}, showHidden: ${random.chance(0.3)}, breakLength: ${random.pick([20, 80, 'Infinity'])} }));`,
    () =>
      `console.log(util.inspect(${v()}, { colors: true, maxArrayLength: 3, maxStringLength: 10, getters: true }));`,
    () => `console.error(${v()});`,
    () => `console.dir(${v()}, { depth: 1 });`,
    () =>
      `console.table(${random.pick(['[{ a: 1, b: 2 }, { a: 3 }]', '[[1, 2], [3, 4]]', 'new Map([["k", 1]])', '5', '[1, "x"]', 'new Set([1])', '{ r: { c: 1 } }', 'new Map([[1, 2]]).entries()'])});`,
    () => `console.group('g');\nconsole.log(${v()});\nconsole.groupEnd();`,
    () => `console.assert(${random.pick(['false', 'true'])}, ${v()});`,
    () => `console.count(); console.count('x'); console.countReset('x'); console.count('x');`,
    () =>
      `console.log(util.format(${v()}, ${v()}), String(${literal(random, 0).replace(/Object\.create\(null\)|Symbol[^,)]*\)?|.*constructor: 5.*|.*Proxy.*/, '1')}));`,
    () => `console.log(util.isDeepStrictEqual(${v()}, ${v()}), JSON.stringify([1, 'x', null]));`,
    () =>
      `try { ${thrower(random)} } catch (e) { console.log(e.name, '|', e.message, '|', e.code); }`,
    () => `try { ${thrower(random)} } catch (e) { console.log(e); }`,
    () => `console.log(${error(random)}.message, Object.keys(${error(random)}));`,
  ])();
}

/** Statements that throw, with the engine's or Node's own words. */
function thrower(random: Choices): string {
  return random.pick([
    'null.x;',
    'undefined.x.y;',
    'const o = {}; o.f();',
    'const o = { a: {} }; o.a.b.c();',
    'missing;',
    'missing();',
    '(1)();',
    "'x'();",
    'new (() => {})();',
    'new 5();',
    'const c = 1; c = 2;',
    'let t = t;',
    '[].reduce((a) => a);',
    'new Array(-1);',
    "'x'.repeat(-1);",
    "JSON.parse('{bad');",
    "JSON.parse('');",
    'const a = {}; a.a = a; JSON.stringify(a);',
    'for (const x of 5) {}',
    'const [a] = null;',
    'const { a } = null;',
    'const [z] = {};',
    'Symbol() + 1;',
    '1n + 1;',
    'BigInt(1.5);',
    "BigInt('x');",
    "new URL('bad');",
    'Buffer.from(5);',
    'Buffer.alloc(-1);',
    "decodeURIComponent('%');",
    "new RegExp('(');",
    "Object.defineProperty(Object.freeze({}), 'x', { value: 1 });",
    "'use strict'; Object.freeze([]).push(1);",
    'class A { constructor() { this.x; } } class B extends A { constructor() { this.y = 1; } } new B();',
    'x in 5; var x;',
    '1 instanceof 5;',
    'Reflect.construct(1);',
    'new Proxy(1, {});',
    '(function f() { f(); })();',
    'structuredClone(() => {});',
    "http.get('nope://x');",
    'http.get({ port: 70000 });',
    "setTimeout('x');",
    "new EventEmitter().emit('error', new Error('unheard'));",
    "new EventEmitter().emit('error', 5);",
    'process.chdir(5);',
    'process.nextTick(1);',
    'queueMicrotask();',
    'assert.strictEqual(1, 2);',
    'assert.deepStrictEqual({ a: 1 }, { a: 2 });',
    "assert.equal(1, 2, 'words');",
    "assert.ok(0, 'falsy');",
    'assert.throws(() => {});',
    "assert.match('a', /b/);",
    'util.promisify(5);',
    'new Intl.NumberFormat("xx-invalid-locale-");',
    "'a'.localeCompare();  null[Symbol.iterator];",
    'class P { #p; static t(o) { return o.#p; } } P.t({});',
    'super_();',
    'async () => {}; [...undefined];',
    'Math.max(...5);',
    'f(...null); function f() {}',
    `throw ${error(random)};`,
    `throw ${error(random)};`,
    'throw null;',
    "throw 'text';",
    'throw { code: 5 };',
    'throw undefined;',
    'throw 42n;',
    "throw Symbol('t');",
  ]);
}

/** A program's end: an error that nobody catches, or none. */
function ending(random: Choices): string {
  const thrown = thrower(random);
  return random.pick([
    () => '',
    () => thrown,
    () => `function outer() {\n  inner();\n}\nfunction inner() {\n  ${thrown}\n}\nouter();`,
    () =>
      `async function f() {\n  await null;\n  ${thrown}\n}\nasync function g() {\n  await f();\n}\nawait g();`,
    () => `setTimeout(() => {\n  ${thrown}\n}, 5);`,
    () => `Promise.resolve().then(function later() { ${thrown} });`,
    () => `process.nextTick(() => { ${thrown} });`,
    () =>
      `new Promise((resolve, reject) => reject(${random.pick(['1', "'s'", 'null', '{ a: 1 }', error(random)])}));`,
    () => `[1].map((x) => { ${thrown} });`,
    () => `class K {\n  get v() { ${thrown} }\n  static s() { return new K().v; }\n}\nK.s();`,
    () => `new EventEmitter().on('x', () => { ${thrown} }).emit('x');`,
    () => `await Promise.all([1, 2].map(async (n) => { await null; ${thrown} }));`,
    () =>
      `const data = await load();\nasync function load() { return (await import('node:util')).nope.x; }`,
    () => `setImmediate(async () => { for await (const x of [1]) { ${thrown} } });`,
  ])();
}

const HEAD = `import assert from 'node:assert';
import { EventEmitter } from 'node:events';
import http from 'node:http';
import util from 'node:util';`;

export const printedValues: Generator = (random) => ({
  client: [
    HEAD,
    ...random.times(random.between(2, 8), () => print(random)),
    ending(random),
    '',
  ].join('\n'),
  clientFile: 'client.mjs',
});
