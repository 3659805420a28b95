import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { LabRunner, labRunOf } from '../../src/build/lab-runner.ts';
import { runInBox } from '../../src/command-line/race/boxed-run.ts';
import { EngineError } from '../../src/engines/engine.ts';
import type { LabOutput } from '../../src/lab/index.ts';
import { readQuery } from '../../src/scenario/query.ts';
import { RealNode } from './real-node.ts';
import { normalise } from './transcript.ts';

/**
 * Programs that change JavaScript's built-ins and then make their requests, on the real binary and in the Lab. The Lab
 * gives the binary's answer, or says which built-in was changed.
 */
const FETCH = '2.6.12';
const server = readFileSync('playground/server.mjs', 'utf8');
const client = readFileSync('playground/client.mjs', 'utf8');

/** Names that the Lab reads on objects of its own, or that mean something to ECMAScript. */
const READ_NAMES = [
  ...[
    'foo',
    'busy',
    'block',
    'value',
    'get',
    'set',
    'enumerable',
    'configurable',
    'writable',
    'asyncId',
  ],
  ...[
    'skipTaskQueues',
    'generator',
    'what',
    'kind',
    'then',
    'done',
    'next',
    'return',
    'name',
    'code',
    'message',
  ],
  ...[
    'stack',
    'length',
    'toJSON',
    'type',
    'key',
    'id',
    'line',
    'text',
    'actor',
    'error',
    'cause',
    'body',
    'method',
  ],
  ...[
    'headers',
    'host',
    'port',
    'path',
    'agent',
    'signal',
    'constructor',
    'prototype',
    'default',
    'get',
  ],
];

const PROTOTYPES = [
  'Object',
  'Array',
  'Function',
  'String',
  'Map',
  'Set',
  'Error',
  'Promise',
  'RegExp',
  'Uint8Array',
];

const METHODS: readonly (readonly [string, string])[] = [
  ...[
    'push',
    'pop',
    'shift',
    'splice',
    'slice',
    'map',
    'filter',
    'forEach',
    'join',
    'indexOf',
    'includes',
    'at',
    'concat',
    '[Symbol.iterator]',
  ].map((name) => ['Array.prototype', name] as const),
  ...['get', 'set', 'has', 'delete', 'values', 'entries', '[Symbol.iterator]', 'forEach'].map(
    (name) => ['Map.prototype', name] as const,
  ),
  ...['has', 'add', 'delete', '[Symbol.iterator]'].map((name) => ['Set.prototype', name] as const),
  ...['slice', 'split', 'replace', 'startsWith', 'trim', 'charCodeAt', 'anchor', 'big'].map(
    (name) => ['String.prototype', name] as const,
  ),
  ...['call', 'apply', 'bind', 'toString'].map((name) => ['Function.prototype', name] as const),
  ...['exec', 'test'].map((name) => ['RegExp.prototype', name] as const),
  ...['toString', 'hasOwnProperty', 'valueOf'].map((name) => ['Object.prototype', name] as const),
  ...[
    'keys',
    'entries',
    'assign',
    'create',
    'defineProperty',
    'freeze',
    'getPrototypeOf',
    'fromEntries',
    'is',
  ].map((name) => ['Object', name] as const),
  ...['apply', 'get', 'ownKeys', 'construct'].map((name) => ['Reflect', name] as const),
  ...['parse', 'stringify'].map((name) => ['JSON', name] as const),
  ...['from', 'isArray', 'of'].map((name) => ['Array', name] as const),
  ...['max', 'min', 'floor', 'random'].map((name) => ['Math', name] as const),
  ...['isInteger', 'parseFloat'].map((name) => ['Number', name] as const),
  ...['then', 'catch', 'finally'].map((name) => ['Promise.prototype', name] as const),
  ...['resolve', 'all'].map((name) => ['Promise', name] as const),
  ...['set', 'subarray', 'slice'].map((name) => ['Uint8Array.prototype', name] as const),
];

/** A method is replaced by one that does the same. */
const wrapped = (method: string) =>
  `{ const before = ${method}, { apply } = Reflect; ${method} = function (...args) { return apply(before, this, args); }; }`;

const member = (name: string) => (name.startsWith('[') ? name : `.${name}`);

const restorable: [string, string][] = [
  ...READ_NAMES.map((name): [string, string] => [
    `Object.prototype.${name} is added`,
    `Object.prototype.${name} = 'bar';`,
  ]),
  ...['foo', 'value', 'then', 'busy', 'toJSON', 'asyncId'].map((name): [string, string] => [
    `Object.prototype.${name} is added as a function`,
    `Object.prototype.${name} = function () { return this; };`,
  ]),
  ...PROTOTYPES.map((name): [string, string] => [
    `${name}.prototype.extra is added`,
    `${name}.prototype.extra = function () { return 1; };`,
  ]),
  ...PROTOTYPES.map((name): [string, string] => [
    `${name}.prototype.hidden is added without being enumerable`,
    `Object.defineProperty(${name}.prototype, 'hidden', { value: 1, configurable: true, writable: true });`,
  ]),
  ...PROTOTYPES.map((name): [string, string] => [`${name}.extra is added`, `${name}.extra = 1;`]),
  ...METHODS.map(([holder, name]): [string, string] => [
    `${holder}${member(name)} is wrapped`,
    wrapped(holder + member(name)),
  ]),
  ...METHODS.filter((_, index) => index % 4 === 0).map(([holder, name]): [string, string] => [
    `${holder}${member(name)} is deleted`,
    `delete ${holder}${member(name)};`,
  ]),
  ...METHODS.filter((_, index) => index % 7 === 0).map(([holder, name]): [string, string] => [
    `${holder}${member(name)} throws`,
    `${holder}${member(name)} = function () { throw new Error('replaced'); };`,
  ]),
  [
    'the next of arrays throws',
    "Object.getPrototypeOf([][Symbol.iterator]()).next = function () { throw new Error('replaced'); };",
  ],
  [
    'Object.prototype has a setter for 0',
    "Object.defineProperty(Object.prototype, '0', { configurable: true, get() { return 'zero'; }, set() {} });",
  ],
  [
    'Object.prototype has a getter that throws',
    "Object.defineProperty(Object.prototype, 'busy', { configurable: true, get() { throw new Error('got'); } });",
  ],
  ['Array.prototype is concat-spreadable', 'Array.prototype[Symbol.isConcatSpreadable] = false;'],
  ['Object.prototype has a tag', "Object.prototype[Symbol.toStringTag] = 'Tagged';"],
  [
    'Object.prototype has a toPrimitive',
    "Object.prototype[Symbol.toPrimitive] = () => 'primitive';",
  ],
  ['Object.prototype is iterable', 'Object.prototype[Symbol.iterator] = function* () {};'],
  [
    'Array.prototype.at is a polyfill',
    'Array.prototype.at ??= function () {}; Array.prototype.last = function () { return this[this.length - 1]; };',
  ],
  [
    'String.prototype.colors',
    "for (const c of ['red', 'green']) Object.defineProperty(String.prototype, c, { get() { return c + this; }, configurable: true });",
  ],
  ['BigInt.prototype.toJSON', 'BigInt.prototype.toJSON = function () { return String(this); };'],
  ['Error.stackTraceLimit', 'Error.stackTraceLimit = 50;'],
  ['Error.stackTraceLimit 0', 'Error.stackTraceLimit = 0;'],
  ['Error.prepareStackTrace', 'Error.prepareStackTrace = (error, sites) => String(error);'],
  ['Error.captureStackTrace', 'Error.captureStackTrace = () => {};'],
  [
    'Array.prototype has another prototype',
    'Object.setPrototypeOf(Array.prototype, { inherited: 1 });',
  ],
  ['Symbol.dispose', "Symbol.mine = Symbol('mine');"],
  ['globalThis.Map', 'globalThis.Map = class extends Map {};'],
  ['globalThis.Promise', 'globalThis.Promise = class extends Promise {};'],
  ['globalThis.Object', 'globalThis.Object = function () {};'],
  ['Date', 'globalThis.Date = class extends Date {}; Date.now = () => 5;'],
  ['Uint8Array', 'globalThis.Uint8Array = class extends Uint8Array {};'],
];

const HOLDERS = ['Object', 'Array', 'Function', 'Map', 'Error', 'Promise', 'String', 'RegExp'];

const lasting: [string, string][] = [
  ...HOLDERS.map((name): [string, string] => [
    `${name}.prototype is frozen`,
    `Object.freeze(${name}.prototype);`,
  ]),
  ...HOLDERS.map((name): [string, string] => [`${name} is frozen`, `Object.freeze(${name});`]),
  [
    'all are frozen',
    "for (const name of Object.getOwnPropertyNames(globalThis)) { const v = Object.getOwnPropertyDescriptor(globalThis, name).value; if (typeof v === 'function') { Object.freeze(v); Object.freeze(v.prototype); } }",
  ],
  [
    'Array.prototype.push cannot be changed',
    "Object.defineProperty(Array.prototype, 'push', { value: Array.prototype.push, writable: false, configurable: false });",
  ],
  [
    'Array.prototype.push is another one for good',
    "Object.defineProperty(Array.prototype, 'push', { value: function (...all) { for (const each of all) this[this.length] = each; return this.length; }, writable: false, configurable: false });",
  ],
  [
    'Array.prototype.last is there for good',
    "Object.defineProperty(Array.prototype, 'last', { get() { return this[this.length - 1]; } });",
  ],
  [
    'Object.prototype.toJSON is there for good',
    "Object.defineProperty(Object.prototype, 'toJSON', { value() { return 5; } });",
  ],
  ['Array.prototype takes no more', 'Object.preventExtensions(Array.prototype);'],
];

const POISONINGS: Readonly<Record<string, string>> = Object.fromEntries(restorable);
const LASTING_POISONINGS: Readonly<Record<string, string>> = Object.fromEntries(lasting);

const REAL_RUNS_MAX = 4;
/** The whole table takes two minutes: `BUILT_INS=all node --test …`. Without it every fourth row is tried. */
const STRIDE = process.env['BUILT_INS'] === 'all' ? 1 : 4;
const sampled = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).filter((_, index) => index % STRIDE === 0);

/** A run whose report a lasting change has spoiled: the reader is told so, and gets no answer. */
function refused(error: unknown): LabOutput {
  assert.ok(error instanceof EngineError, String(error));
  assert.match(error.code, /^(?:lab-failed|report-not-readable)$/);
  const message = error.message;
  const limit = {
    kind: 'limit',
    t: 0,
    actor: 'client',
    limit: 'changed built-in',
    message,
  } as const;
  return { events: [{ id: 'limit.1', ...limit }], exitCode: undefined };
}

/** Of a run in the Lab: what it printed, or the name of what was changed. */
function answerOf({ events, exitCode }: Omit<LabOutput, 'chosen'>) {
  const limit = events.find((event) => event.kind === 'limit');
  if (limit?.limit === 'changed built-in') return undefined;
  const output = events.flatMap((event) =>
    event.kind === 'output' && event.actor === 'client' ? [event.text] : [],
  );
  return normalise(output.join(''), exitCode);
}

for (const version of ['20.0.0', '22.23.3', '26.12.1']) {
  describe(`Node ${version} and the Lab with changed built-ins`, () => {
    let real: RealNode;
    let lab: LabRunner;
    before(async () => {
      real = await RealNode.start(version, server);
      lab = await LabRunner.load();
    });
    after(() => real.close());

    const compare = async (
      poison: string,
      run: (query: ReturnType<typeof labRunOf>) => Promise<Omit<LabOutput, 'chosen'>>,
    ) => {
      const text = `${poison}\n${client}`;
      const scenario = { ...readQuery(`node=${version}&fetch=${FETCH}`) };
      const answer = answerOf(
        await run(labRunOf(scenario, { 'client.mjs': text, 'server.mjs': server })),
      );
      if (!answer) return;
      for (let runs = 1; ; runs += 1) {
        const asked = { title: poison, client: text, fetch: FETCH, nodeDebug: '' };
        const measured = await real.run(asked, 8_000);
        // On a release that looks, a real pair may end in either way.
        if (isDeepStrictEqual(answer, measured)) return;
        if (runs === REAL_RUNS_MAX) assert.deepEqual(answer, measured);
      }
    };
    for (const [name, poison] of sampled(POISONINGS))
      test(name, () => compare(poison, (run) => lab.run(run)));
    for (const [name, poison] of sampled(LASTING_POISONINGS))
      test(name, () => compare(poison, (run) => runInBox(run).catch(refused)));
  });
}
