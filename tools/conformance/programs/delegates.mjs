// yield* of async generators: its ticks, and return and throw through it.
const log = (...a) => console.log(...a);
const tick = (n, name) => {
  let p = Promise.resolve();
  for (let i = 1; i <= n; i++) p = p.then(() => log(name, i));
};
async function* inner() {
  yield 'a';
  yield 'b';
  return 'r';
}
async function* outer() {
  const r = yield* inner();
  log('r', r);
}
async function* sync() {
  yield* ['x', Promise.resolve('y')];
}
async function* thrower() {
  try {
    yield* [1, 2, 3];
  } catch (e) {
    log('in', e instanceof Error ? e.message : e);
  }
}
async function run(g, n) {
  tick(14, n);
  for await (const v of g) log(v);
  log(n, 'done');
  await new Promise((r) => setTimeout(r, 1));
}
await run(outer(), 't1');
await run(sync(), 't2');
const t = thrower();
log(await t.next());
try {
  log(await t.throw(2));
} catch (e) {
  log(e instanceof Error ? e.message : e);
}
await new Promise((r) => setTimeout(r, 1));
const u = outer();
tick(14, 't3');
log(await u.next());
log(await u.return('q'));
await new Promise((r) => setTimeout(r, 1));
const w = outer();
tick(14, 't4');
log(await w.next());
try {
  log(await w.throw('q'));
} catch (e) {
  log(e);
}
await new Promise((r) => setTimeout(r, 1));
const custom = {
  [Symbol.asyncIterator]() {
    return {
      next: (_v) => ({ value: Promise.resolve(1), done: false }),
      return: (v) => ({ value: v, done: true }),
    };
  },
};
async function* c() {
  yield* custom;
}
const k = c();
tick(14, 't5');
log(await k.next());
log(await k.return(5));
await new Promise((r) => setTimeout(r, 1));
const m = c();
log(await m.next());
try {
  await m.throw(new Error('z'));
} catch (e) {
  log(e.message);
}
const si = {
  [Symbol.iterator]() {
    return {
      next: () => ({ value: 1, done: false }),
      return() {
        log('closed');
        return {};
      },
    };
  },
};
async function* sg() {
  yield* si;
}
const q = sg();
tick(10, 't6');
log(await q.next());
try {
  await q.throw('thrown');
} catch (e) {
  log(e instanceof Error ? e.message : e);
}
const q2 = sg();
log(await q2.next());
log(await q2.return(Promise.resolve(3)));
for await (const v of si) {
  log(v);
  break;
}
async function* yv() {
  try {
    yield Promise.reject('rej');
  } catch (e) {
    log('c', e);
  }
  return Promise.resolve('rv');
}
tick(10, 't7');
for await (const v of yv()) log(v);
log(await yv().next());
