import type { Choices } from '../choices.ts';
import type { Generator } from '../fuzz-program.ts';

/*
 * The language, and the order of its jobs: everything that a line prints is decided by ECMA-262 or by Node's queues.
 * Timers are so far apart that a slow machine keeps their order.
 */

/** State of one program that is being made. */
class Maker {
  readonly random: Choices;
  #names = 0;
  #tags = 0;

  constructor(random: Choices) {
    this.random = random;
  }

  name(prefix: string): string {
    return `${prefix}${++this.#names}`;
  }

  /** A line that shows that it was reached, and with what. */
  log(...values: readonly string[]): string {
    return `log('${++this.#tags}'${values.map((value) => `, ${value}`).join('')});`;
  }
}

type Part = (maker: Maker, depth?: number) => string;

/** A value whose text is short and the same on every release. */
function value({ random }: Maker): string {
  return random.pick([
    '1',
    '-0',
    'NaN',
    "'text'",
    "'a'.concat(1 + 1)",
    'String.raw`a\\n`',
    'null',
    'undefined',
    'true',
    '10n',
    '[1, 2]',
    '[]',
    '{ a: 1 }',
    '[...new Set([1, 1, 2])]',
    'Object.entries({ x: 1 })',
    "'a-b'.split('-')",
    'typeof log',
    '2 ** 10',
    "'abc'.at(-1)",
    '[3, 1, 2].sort()',
    "new Map([['k', 1]]).get('k')",
    '[1, 2, 3].map((n) => n * 2)',
    'JSON.stringify({ a: [1] })',
    "'x'.padStart(3, '.')",
    '[[1], [2, [3]]].flat()',
    "/(?<y>\\d+)/.exec('in 42').groups.y",
    'Symbol.iterator in []',
    '[..."héllo"].length',
    'Number("0x1f")',
    "parseInt('12px')",
    '0.1 + 0.2',
    '(123.456).toFixed(1)',
    "'b' > 'a'",
  ]);
}

/** Something to await. */
function awaitable(maker: Maker, depth: number): string {
  const { random } = maker;
  const simple = [
    () => value(maker),
    () => `Promise.resolve(${value(maker)})`,
    () => '{ then(ok) { ok(7); } }',
    () => `new Promise((ok) => process.nextTick(ok, 3))`,
    () => `new Promise((ok) => setImmediate(ok, 4))`,
    () => `new Promise((ok) => queueMicrotask(() => ok(5)))`,
    () => `Promise.reject(new Error('no')).catch((e) => e.message)`,
    () => `Promise.resolve(1).finally(() => ${value(maker)})`,
  ];
  const nested = [
    () => `Promise.all([${awaitable(maker, depth - 1)}, ${awaitable(maker, depth - 1)}])`,
    () => `Promise.race([${awaitable(maker, depth - 1)}, ${awaitable(maker, depth - 1)}])`,
    () =>
      `Promise.allSettled([${awaitable(maker, depth - 1)}, Promise.reject(1)]).then((all) => all.map((s) => s.status))`,
    () => `Promise.any([Promise.reject(1), ${awaitable(maker, depth - 1)}])`,
    () => `(async () => ${awaitable(maker, depth - 1)})()`,
    () =>
      `(async () => { await ${awaitable(maker, depth - 1)}; return ${awaitable(maker, depth - 1)}; })()`,
  ];
  return random.pick(depth > 0 ? [...simple, ...nested] : simple)();
}

function block(maker: Maker, depth: number, isAsync: boolean): string {
  const count = maker.random.between(1, 3);
  return maker.random.times(count, () => statement(maker, depth - 1, isAsync)).join('\n');
}

/** A statement anywhere. `await` is used when the function around it is async. */
function statement(maker: Maker, depth: number, isAsync: boolean): string {
  const { random } = maker;
  const plain: Part[] = [
    () => maker.log(value(maker)),
    () => `queueMicrotask(() => { ${maker.log()} });`,
    () => `process.nextTick(() => { ${maker.log()} });`,
    () => `setImmediate(() => { ${maker.log()} });`,
    () => `setTimeout(() => { ${maker.log()} }, ${random.pick([20, 60, 100])});`,
    () => `Promise.resolve().then(() => { ${maker.log()} });`,
  ];
  const deep: Part[] = [
    () =>
      `try {\n${block(maker, depth, isAsync)}\n${random.pick(['', "throw new TypeError('t');", 'null.x;', 'missing();'])}\n} catch (e) { ${maker.log('e.name', 'e.message')} }${random.chance(0.4) ? ` finally { ${maker.log()} }` : ''}`,
    () =>
      `for (const x of ${random.pick(['[1, 2]', '"ab"', 'new Set([3])', '[5].entries()'])}) { ${maker.log('x')}\n${block(maker, depth, isAsync)} }`,
    () =>
      `if (${random.pick(['1', '0', '""', 'NaN ?? 1', 'null?.x'])}) {\n${block(maker, depth, isAsync)}\n} else { ${maker.log()} }`,
    () => `{ const { a, ...rest } = { a: ${value(maker)}, b: 2 }; ${maker.log('a', 'rest')} }`,
    () =>
      `(async () => {\n${block(maker, depth, true)}\n})().then((v) => { ${maker.log('v')} }, (e) => { ${maker.log('String(e)')} });`,
    () =>
      `label: for (let i = 0; i < 3; i++) { for (;;) { ${maker.log('i')} if (i) break label; continue label; } }`,
    () =>
      `switch (${value(maker)}) { case 1: ${maker.log()} default: ${maker.log()} break; case 'text': ${maker.log()} }`,
    () => generatorPart(maker),
    () => asyncGeneratorPart(maker, depth),
    () => classPart(maker, depth),
    () => contextPart(maker),
    () => eventPart(maker),
    () => streamPart(maker),
    () => abortPart(maker),
    () => evalPart(maker),
  ];
  const awaiting: Part[] = [
    () => maker.log(`await ${awaitable(maker, depth)}`),
    () => `await ${awaitable(maker, depth)};\n${maker.log()}`,
    () =>
      `for await (const x of [${awaitable(maker, 0)}, ${awaitable(maker, 0)}]) { ${maker.log('x')} }`,
    () =>
      `try { await (async () => { await null; throw new RangeError('r'); })(); } catch (e) { ${maker.log('e.message')} }`,
    () => `const ${maker.name('c')} = (await ${awaitable(maker, depth)}) ?? 'none';`,
    () =>
      `${maker.log(`await Promise.all([1, 2].map(async (n) => { await null; return n * 2; }))`)}`,
  ];
  const choices = [
    ...plain,
    ...(depth > 0 ? [...deep, ...deep] : []),
    ...(isAsync ? [...awaiting, ...awaiting] : []),
  ];
  return random.pick(choices)(maker, depth);
}

const generatorPart: Part = (maker) => {
  const name = maker.name('g');
  const end = maker.random.pick(['it.return(9)', "it.next('sent')", '[...it]']);
  return `function* ${name}() { try { const got = yield 1; ${maker.log('got')} yield* [2, 3]; } finally { ${maker.log()} } }
{ const it = ${name}(); ${maker.log('it.next()')} ${maker.log(end)} }`;
};

const asyncGeneratorPart: Part = (maker, depth = 0) => {
  const name = maker.name('ag');
  const stop = maker.random.pick(['', 'break;', "throw new Error('stopped');"]);
  return `async function* ${name}() { try { yield ${awaitable(maker, depth - 1)}; ${maker.log()} yield* [1, 2]; } finally { ${maker.log()} } }
(async () => { for await (const x of ${name}()) { ${maker.log('x')} ${stop} } })().catch((e) => { ${maker.log('e.message')} });`;
};

const classPart: Part = (maker, depth = 0) => {
  const [base, derived] = [maker.name('A'), maker.name('B')];
  return `class ${base} { #secret = ${value(maker)}; static made = 0; static { this.made++; } get secret() { return this.#secret; } async run(x) { ${maker.log('this.secret', 'x')} await null; return [x]; } has(o) { return #secret in o; } }
class ${derived} extends ${base} { constructor() { super(); ${maker.log('new.target.name')} } async run(...rest) { const got = await super.run(...rest); ${maker.log('got')} return got; } static of = () => new this(); }
${derived}.of().run(${awaitable(maker, depth - 1)}).then((v) => { ${maker.log('v', `${base}.made`, `new ${base}().has({})`)} });`;
};

const contextPart: Part = (maker) => {
  const name = maker.name('als');
  const enter = maker.random.pick([
    'setImmediate',
    'queueMicrotask',
    'process.nextTick',
    '((f) => setTimeout(f, 20))',
  ]);
  return `const ${name} = new AsyncLocalStorage();
${name}.run('in', () => { ${enter}(() => { ${maker.log(`${name}.getStore()`)} }); Promise.resolve().then(async () => { await null; ${maker.log(`${name}.getStore()`)} }); });
${maker.log(`${name}.getStore()`)}`;
};

const eventPart: Part = (maker) => {
  const name = maker.name('em');
  return `const ${name} = new EventEmitter(); ${name}.on('x', (v) => { ${maker.log('v')} }); ${name}.once('x', async () => { await null; ${maker.log()} });
once(${name}, 'x').then(([v]) => { ${maker.log('v')} }); ${name}.prependListener('x', function () { ${maker.log(`this === ${name}`)} });
${maker.log(`${name}.emit('x', ${value(maker)})`, `${name}.emit('y')`, `${name}.listenerCount('x')`)}`;
};

const streamPart: Part = (maker) => {
  const name = maker.name('s');
  return maker.random.pick([
    `Readable.from(['a', 'b']).on('data', (d) => { ${maker.log('d')} }).on('end', () => { ${maker.log()} }).on('close', () => { ${maker.log()} });`,
    `const ${name} = new PassThrough(); ${name}.on('finish', () => { ${maker.log()} }); ${name}.write('x'); ${name}.end('y', () => { ${maker.log()} }); ${name}.setEncoding('utf8'); (async () => { for await (const c of ${name}) { ${maker.log('c')} } })();`,
    `pipeline(Readable.from([1, 2, 3]), async function* (src) { for await (const n of src) yield n * 2; }, async (src) => { for await (const n of src) { ${maker.log('n')} } }).then(() => { ${maker.log()} });`,
    `pipeline(Readable.from(['q']), new Transform({ transform(c, e, done) { ${maker.log('String(c)')} done(new Error('bad')); } })).catch((e) => { ${maker.log('e.message')} });`,
  ]);
};

const abortPart: Part = (maker) => {
  const name = maker.name('ac');
  return `const ${name} = new AbortController(); ${name}.signal.addEventListener('abort', () => { ${maker.log(`${name}.signal.reason.name`)} });
sleep(${maker.random.pick([20, 60])}, 'slept', { signal: ${name}.signal }).then((v) => { ${maker.log('v')} }, (e) => { ${maker.log('e.code')} });
${maker.random.pick([`${name}.abort();`, `setImmediate(() => ${name}.abort());`, ''])}`;
};

const evalPart: Part = (maker) =>
  maker.random.pick([
    maker.log(`eval('1 + 1')`),
    maker.log(`new Function('a', 'return a * 2')(4)`),
    `new (async () => {}).constructor('return await 5')().then((v) => { ${maker.log('v')} });`,
    `(0, eval)('(async () => 6)')().then((v) => { ${maker.log('v')} });`,
    maker.log(`String((a, b) => a + b)`),
    `import('node:path').then((m) => { ${maker.log("m.join('a', '..', 'b')")} });`,
  ]);

/** How a program ends. */
function ending(maker: Maker): string {
  return maker.random.pick([
    '',
    '',
    '',
    '',
    `process.on('exit', (code) => { ${maker.log('code')} });`,
    `process.on('beforeExit', () => { ${maker.log()} });`,
    `process.exitCode = 3;`,
    `setTimeout(() => { throw new Error('late'); }, 140);`,
    `setTimeout(() => process.exit(5), 140);`,
    `Promise.reject(new TypeError('unhandled'));`,
    `process.on('unhandledRejection', (e) => { ${maker.log('e.message')} }); Promise.reject(new Error('told'));`,
    `process.on('uncaughtException', (e, from) => { ${maker.log('e.message', 'from')} }); setImmediate(() => { throw new Error('caught'); });`,
    `queueMicrotask(() => { undefinedName; });`,
    `process.emitWarning('careful');`,
    `await new Promise(() => {});`,
  ]);
}

const HEAD = `import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter, once } from 'node:events';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
const log = console.log;`;

export const language: Generator = (random) => {
  const maker = new Maker(random);
  const parts = random.times(random.between(3, 9), () => statement(maker, 2, random.chance(0.5)));
  return {
    client: [HEAD, ending(maker), ...parts, ending(maker), ''].join('\n'),
    clientFile: 'client.mjs',
  };
};
