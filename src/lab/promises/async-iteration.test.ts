import { test } from 'node:test';
import { assertSameAsHost } from './testing.ts';

test('async generators: next, return, throw and their queue', () =>
  assertSameAsHost(`
    tick(40, 'T');
    async function* numbers() {
      try { const sent = yield 1; log('sent', sent); yield Promise.resolve(2); return Promise.resolve('end'); }
      finally { log('finally'); await null; log('finally 2'); }
    }
    const a = numbers();
    for (const value of ['x', 'y', 'z', 'w', 'v']) a.next(value).then((r) => log(r));
    const b = numbers();
    b.return(Promise.resolve('early')).then((r) => log('b', r)); b.next().then((r) => log('b', r));
    const c = numbers();
    c.next().then((r) => log('c', r)); c.return(Promise.resolve('mid')).then((r) => log('c', r));
    c.throw(new Error('late')).catch((e) => log('c', e)); c.return(Promise.reject(new Error('rejected'))).catch((e) => log('c', e));
    const d = numbers();
    d.throw(new Error('first')).catch((e) => log('d', e)); d.next().then((r) => log('d', r));
    const e = numbers();
    e.next(); e.throw(new Error('inside')).catch((x) => log('e', x));
    e.next().then((r) => log('e', r));
  `));

test('a yield of a rejected promise throws at the yield', () =>
  assertSameAsHost(`
    async function* g() { try { yield Promise.reject(new Error('yielded')); } catch (e) { log('in', e); yield 'after'; } }
    (async () => { for await (const x of g()) log(x); })();
    async function* h() { yield 1; throw new Error('thrown'); }
    const it = h(); it.next().then((r) => log(r)); it.next().catch((e) => log(e)); it.next().then((r) => log(r));
    tick(12, 'T');
  `));

test('yield* over async and sync iterables, with return and throw', () =>
  assertSameAsHost(`
    tick(40, 'T');
    async function* inner() { try { const s = yield 'i1'; log('inner got', s); yield 'i2'; } catch (e) { log('inner caught', e); yield 'i3'; } finally { log('inner closed'); } return 'result'; }
    async function* outer() { try { log('result', yield* inner()); yield* [Promise.resolve('s1'), 's2']; } finally { log('outer closed'); } }
    const a = outer(); for (const v of [0, 'v1', 'v2', 'v3', 'v4']) a.next(v).then((r) => log('a', r));
    const b = outer(); b.next().then((r) => log('b', r)); b.return(Promise.resolve('stop')).then((r) => log('b', r)); b.next().then((r) => log('b', r));
    const c = outer(); c.next(); c.throw(new Error('thrown in')).then((r) => log('c', r)); c.next().then((r) => log('c', r));
    const bare = { [Symbol.asyncIterator]: () => ({ next: (v) => ({ value: v, done: false }), return: undefined }) };
    async function* over() { yield* bare; }
    const d = over(); d.next(); d.throw(new Error('no throw method')).catch((e) => log('d', e));
    const f = over(); f.next(); f.return('r').then((r) => log('f', r));
    async function* wrong() { yield* 1; }
    wrong().next().catch((e) => log(e.name));
  `));

test('for await: closing, labels, destructuring, sync iterables', () =>
  assertSameAsHost(`
    tick(60, 'T');
    async function* items(name) { try { yield 1; yield 2; yield 3; } finally { log(name, 'closing'); await null; log(name, 'closed'); } }
    async function main() {
      for await (const x of items('all')) log(x);
      for await (const x of items('break')) { log(x); if (x === 2) break; }
      try { for await (const x of items('throw')) throw new Error('in loop'); } catch (e) { log(e); }
      await (async () => { for await (const x of items('return')) return x; })().then(log);
      label: for await (const x of items('label')) { for (;;) { if (x === 2) break label; continue label; } }
      for (const a of [1, 2]) { again: for await (const b of items('inner')) { if (b === 2) continue again; log(a, b); if (a === 2) break; } }
      let y; const o = {};
      for await (y of [1, Promise.resolve(2)]) log(y);
      for await (o.p of ['property']) log(o);
      for await (const { z = 'default', ...rest } of [{ q: 1 }]) log(z, rest);
      for await ([y] of [['array']]) log(y);
      if (y) for await (const x of ['bare statement']) log(x); else log('never');
      const closures = []; for await (const x of [1, 2]) closures.push(() => x); log(closures.map((f) => f()));
    }
    main().then(() => log('main done'));
  `));

test('for await: protocol errors', () =>
  assertSameAsHost(`
    const from = (iterator) => ({ [Symbol.asyncIterator]: () => iterator });
    const run = async (name, iterable, body = () => {}) => { try { for await (const x of iterable) body(x); log(name, 'over'); } catch (e) { log(name, e); } };
    (async () => {
      await run('not an object', from({ next: () => 1 }));
      await run('iterator not an object', { [Symbol.asyncIterator]: () => 1 });
      await run('next throws', from({ next() { throw new Error('next'); }, return() { log('not called'); } }));
      await run('next rejects', from({ next: async () => { throw new Error('rejects'); }, return() { log('not called'); } }));
      await run('return not an object', from({ next: () => ({ value: 1 }), return: () => 1 }), () => { throw new Error('body'); });
      await run('sync', { *[Symbol.iterator]() { try { yield Promise.reject(new Error('element')); } finally { log('sync closed'); } } });
      let n = 0;
      await (async () => { for await (const x of from({ next: () => ({ value: n++ }), return: () => 1 })) if (x) break; })().catch((e) => log(e));
      await (async () => { for await (const x of from({ next: () => ({ get value() { throw new Error('value'); } }), return() { log('not closed'); } })); })().catch((e) => log(e));
    })();
  `));

test('shape of async generator objects', () =>
  assertSameAsHost(`
    async function* g() {}
    const it = g(), proto = Object.getPrototypeOf(Object.getPrototypeOf(it) === g.prototype ? g.prototype : it);
    log(String(it), it[Symbol.asyncIterator]() === it, proto.next.length, proto.return.name);
    const AsyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype);
    log(Symbol.asyncIterator in AsyncIteratorPrototype, AsyncIteratorPrototype.isPrototypeOf(it));
    it.next.call({}).catch((e) => log(e.name));
    it.next().then((r) => log(r));
  `));
