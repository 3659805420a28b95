import { test } from 'node:test';
import { assertSameAsHost } from './testing.ts';

test('then, catch and finally take as many ticks as the native ones', () =>
  assertSameAsHost(`
    tick(8, 'T');
    Promise.resolve(1).then(log).then(() => log('then'));
    Promise.reject(new Error('no')).catch((e) => log(e)).then(() => log('caught'));
    Promise.resolve(5).finally(() => { log('finally'); return Promise.resolve(9); }).then(log);
    Promise.reject(6).finally(() => log('finally 2')).catch(log);
    Promise.resolve(7).finally(() => { throw 8; }).catch(log);
    Promise.resolve(7).then('not a function').then(log);
  `));

test('resolving with a promise, a thenable, itself and a throwing thenable', () =>
  assertSameAsHost(`
    tick(8, 'T');
    const thenable = { then(resolve) { log('then called'); resolve('t'); resolve('twice'); } };
    Promise.resolve(thenable).then(log);
    new Promise((resolve) => resolve(Promise.resolve('p'))).then(log);
    Promise.resolve().then(() => Promise.resolve('inner')).then(log);
    Promise.resolve({ then() { throw new Error('thenable'); } }).catch((e) => log(e));
    Promise.resolve({ get then() { throw new Error('getter'); } }).catch((e) => log(e));
    const self = new Promise((resolve) => queueMicrotask(() => resolve(self)));
    self.catch((e) => log(e));
    new Promise((resolve, reject) => { resolve('first'); reject('second'); throw 'third'; }).then(log);
  `));

test('async functions: awaits and returns', () =>
  assertSameAsHost(`
    tick(10, 'T');
    const thenable = { then(resolve) { resolve('thenable'); } };
    const value = async () => 'value';
    const promise = async () => Promise.resolve('promise');
    async function fails() { await null; throw new Error('fails'); }
    value().then(log); promise().then(log); fails().catch((e) => log(e));
    (async () => { log(await value()); log(await promise()); log(await thenable); })();
    (async () => { try { await fails(); } catch (e) { log(e); } finally { await 0; log('finally'); } })();
    (async () => { for (let i = 0; i < 3; i++) log('loop', await i); return promise(); })().then(log);
    (async () => { await { get constructor() { throw 1; }, then: undefined }; log('after'); })();
    (async () => { const p = Promise.resolve(1); Object.defineProperty(p, 'constructor', { get() { throw 2; } }); try { await p; } catch (e) { log('constructor', e); } })();
  `));

test('parameters of async functions: errors reject, length and defaults stay', () =>
  assertSameAsHost(`
    const boom = () => { throw new Error('boom'); };
    async function f(a, { b } = boom(), ...c) {}
    const g = async (a, b = boom()) => {};
    f().catch((e) => log('f', e)); g(1).catch((e) => log('g', e)); g(1, 2).then(() => log('g ok'));
    log(f.length, g.length, f.name, g.name, (async () => {}).name);
    async function h(a, b) { var a = a ?? 'default'; return [a, b, arguments.length]; }
    h(undefined, 2, 3).then(log);
    const single = async value => { var value = value + 1; return value; };
    single(1).then(log);
    function outer() { return (async () => [this, arguments.length])(); }
    outer.call('receiver', 1, 2).then((v) => log(String(v[0]), v[1]));
  `));

test('methods, static methods, getters around them, super and fields', () =>
  assertSameAsHost(`
    class Base { async name(x) { return 'base' + x; } get kind() { return 'kind of ' + this.id; } }
    class Derived extends Base {
      id = 1
      async ['name'](x) { const arrow = async (y) => super.name(y); return [await super.name(x), await arrow(2), super.kind]; }
      static async make() { return new this(); }
      async *items() { yield super.kind; yield* [1, 2]; }
      field = async () => this.id;
    }
    Derived.make().then(async (d) => {
      log(await d.name(1)); log(await d.field());
      for await (const item of d.items()) log(item);
    });
    const object = { async method() { return super.toString === Object.prototype.toString; }, async get() { return 'get'; }, async: 1, await: 2 };
    object.method().then(log); object.get().then(log); log(object.async, object.await);
  `));

test('combinators', () =>
  assertSameAsHost(`
    tick(8, 'T');
    const fail = async (name) => { throw new Error(name); };
    const later = async (v) => { await 0; await 0; return v; };
    Promise.all([1, later(2), Promise.resolve(3)]).then((v) => log('all', v));
    Promise.all([]).then((v) => log('all of none', v));
    Promise.all([later(1), fail('all')]).catch((e) => log(e));
    Promise.allSettled([fail('x'), later(1), 2]).then((v) => log(v.map((r) => [r.status, r.value])));
    Promise.any([fail('a'), later('any')]).then(log);
    Promise.any([fail('a'), fail('b')]).catch((e) => log(e, e.errors.map(String)));
    Promise.any([]).catch((e) => log(e, e.errors));
    Promise.race([later('slow'), Promise.resolve('fast')]).then((v) => log('race', v));
    Promise.all(1).catch((e) => log(e)); Promise.all().catch((e) => log(e)); Promise.race({}).catch((e) => log(e));
    const { promise, resolve } = Promise.withResolvers(); promise.then(log); resolve('resolvers');
    Promise.try((a, b) => a + b, 1, 2).then(log); Promise.try(() => { throw new Error('try'); }).catch((e) => log(e));
    function* source() { try { yield 1; yield 2; } finally { log('closed'); } }
    const C = function (executor) { return new Promise(executor); };
    C.resolve = (v) => { if (v === 2) throw new Error('resolve'); return Promise.resolve(v); };
    Promise.all.call(C, source()).catch((e) => log(e));
  `));

test('subclasses and species', () =>
  assertSameAsHost(`
    class Mine extends Promise { constructor(executor) { super(executor); log('new Mine'); } }
    class Plain extends Promise { static get [Symbol.species]() { return Promise; } }
    const mine = Mine.resolve(1).then((v) => v + 1);
    log(mine instanceof Mine, Plain.resolve().then() instanceof Plain, Mine.resolve(mine) === mine);
    mine.finally(() => {}).then((v) => log('mine', v));
    (async () => log('awaited', await mine))();
    Mine.all([1, mine]).then((v) => log(v));
    tick(9, 'T');
  `));

test('shape and messages of the constructor', () =>
  assertSameAsHost(`
    const attempt = (f) => { try { f(); } catch (e) { log(e); } };
    attempt(() => Promise()); attempt(() => new Promise()); attempt(() => new Promise({})); attempt(() => new Promise('x'));
    attempt(() => Promise.prototype.then.call(1)); attempt(() => Promise.prototype.then.call({}));
    attempt(() => Promise.resolve.call(1)); attempt(() => Promise.prototype.finally.call(1));
    for (const [name, of] of [['Promise', Promise], ['prototype', Promise.prototype]])
      for (const key of Reflect.ownKeys(of)) {
        const d = Object.getOwnPropertyDescriptor(of, key);
        log(name, String(key), d.writable, d.enumerable, d.configurable, typeof d.value, d.get?.name);
        if (typeof d.value === 'function') log(d.value.name, d.value.length, key !== 'constructor' && 'prototype' in d.value);
      }
    log(Object.prototype.toString.call(Promise.resolve()), Promise.name, Promise.length);
  `));
