// Explicit resource management in every position, with its ticks. Node 22 and earlier do not know the syntax.
// biome-ignore-all lint/suspicious/noConfusingLabels: a label is one of the positions
const log = console.log;
const tick = (n, name) => {
  let p = Promise.resolve();
  for (let i = 1; i <= n; i++) p = p.then(() => log(name, i));
};
const ar = (n, extra) => ({
  n,
  async [Symbol.asyncDispose]() {
    log('dispose', n);
    await null;
    log('disposed', n);
    if (extra) throw new Error(extra);
  },
});
const sr = (n, extra) => ({
  n,
  [Symbol.dispose]() {
    log('sdispose', n);
    if (extra) throw new Error(extra);
  },
});
async function f() {
  tick(12, 'f');
  await using a = ar('a'),
    b = ar('b');
  using s = sr('s');
  log('body', a.n, b.n, s.n);
  return 'r';
}
log(await f());
async function g() {
  await using _a = ar('a', 'one');
  await using _b = ar('b', 'two');
  throw new Error('body');
}
try {
  await g();
} catch (e) {
  log(
    e.name,
    e.message,
    e.error?.message,
    e.suppressed?.name,
    e.suppressed?.error?.message,
    e.suppressed?.suppressed?.message,
    e instanceof SuppressedError,
  );
}
async function n() {
  tick(6, 'n');
  await using _a = null,
    _b = undefined;
  log('null');
}
await n();
log('after n');
async function sd() {
  tick(8, 'sd');
  await using _a = sr('sync');
  log('sd body');
}
await sd();
log('after sd');
try {
  await (async () => {
    await using _x = 5;
  })();
} catch (e) {
  log(e.name, e.message);
}
try {
  await (async () => {
    await using _x = {};
  })();
} catch (e) {
  log(e.name, e.message);
}
try {
  await (async () => {
    await using _x = { [Symbol.asyncDispose]: 1 };
  })();
} catch (e) {
  log(e.name, e.message);
}
for (const i of [1, 2]) {
  await using _r = ar(`loop${i}`);
  if (i === 1) continue;
  log('i', i);
}
for (await using r of [ar('of1'), ar('of2')]) {
  log('each', r.n);
  if (r.n === 'of1') continue;
  break;
}
for await (await using r of [ar('aof1'), Promise.resolve(ar('aof2'))]) log('aeach', r.n);
for (await using r = ar('init'), _k = null; ; ) {
  log('for', r.n);
  break;
}
{
  await using _top = ar('block');
  log('in block');
}
async function* gen() {
  await using _r = ar('gen');
  yield 1;
  yield 2;
}
for await (const v of gen()) {
  log(v);
  break;
}
const arrow = async (x) => {
  await using r = x;
  return r.n;
};
log(await arrow(ar('arrow')));
class C extends Object {
  async m() {
    await using _r = this.r;
    return super.toString();
  }
  r = ar('m');
  static {}
}
log(await new C().m());
async function nested() {
  await using _a = ar('outer');
  try {
    await using _b = ar('inner', 'bad');
    log('try');
  } catch (e) {
    log('caught', e.message);
  } finally {
    log('finally');
  }
}
await nested();
async function sw(x) {
  switch (x) {
    case 1: {
      await using _r = ar('case');
      log('case1');
      break;
    }
    default:
      log('def');
  }
}
await sw(1);
await using _last = ar('module');
using _lastSync = sr('module-sync');
label: {
  await using _q = ar('label');
  break label;
}
async function ret() {
  tick(5, 'ret');
  await using _a = ar('ra');
  return Promise.resolve('v');
}
log(await ret());
export const exported = 1;
log('end');
