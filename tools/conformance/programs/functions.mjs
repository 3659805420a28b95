// How functions look: their text, their keys, their kind. Nothing of the Lab is to be seen in them.
import events from 'node:events';

function add(a, b) {
  return a + b;
}
const wait = async (ms) => {
  await ms;
};
async function decl(a, b = 2) {
  await a;
  return b;
}
class K {
  m() {
    return 1;
  }
  async am(_x) {
    await 1;
  }
  static async *sg() {
    yield 1;
  }
  get g() {
    return 1;
  }
  static s() {}
  x = async () => {
    await 3;
  };
  async [Symbol.asyncIterator]() {}
}
const o = {
  async m() {
    await 1;
  },
  async *g(a) {
    yield a;
  },
  n: () => {},
  h: async () => {
    await 1;
  },
  k: async function named(_a) {
    return named.name;
  },
  [`c${1}`]: 1,
  async [`d${1}`]() {},
};
for (const f of [
  add,
  wait,
  decl,
  K,
  K.prototype.m,
  K.prototype.am,
  K.sg,
  Object.getOwnPropertyDescriptor(K.prototype, 'g').get,
  K.s,
  new K().x,
  o.m,
  o.g,
  o.n,
  o.h,
  o.k,
  o.d1,
]) {
  console.log(String(f));
  console.log(f);
  console.log(Object.getOwnPropertyNames(f), f.length, f.name, Object.hasOwn(f, 'prototype'));
}
console.log(o, K, new K(), await o.k());
console.log(
  String(Promise),
  String(Promise.resolve),
  String(Math.random),
  String(Date),
  String(Array.prototype.map),
  Function.prototype.toString.toString(),
);
console.log(
  typeof __lab,
  typeof __trace,
  '__lab' in globalThis,
  Object.getOwnPropertyNames(globalThis).filter((n) => /lab|trace|^_|ª/.test(n)),
);
try {
  new decl();
} catch (e) {
  console.log(e.message);
}
{
  async function inner() {
    return 'in';
  }
  console.log(await inner(), inner.toString());
}
async function* gen(a) {
  const x = yield a;
  console.log(x);
}
const it = gen(1);
console.log(
  await it.next(),
  await it.next(5),
  Object.getPrototypeOf(it) === gen.prototype,
  gen,
  it,
  Object.getOwnPropertyNames(gen),
);
switch (1) {
  case 1: {
    async function sw() {
      return 7;
    }
    console.log(await sw());
  }
}
export default async function () {
  return 'dflt';
}
export async function ex() {
  return later();
}
console.log(await ex(), ex);
async function later() {
  await null;
  return 1;
}
console.log(
  events.once.name,
  wait.constructor.name,
  Object.prototype.toString.call(decl),
  decl instanceof Function,
);
try {
  Function.prototype.toString.call({});
} catch (e) {
  console.log(e.message);
}
setTimeout(async () => {
  await null;
  console.log(`${add}`);
}, 1);
console.log(
  `${add}`,
  [add].join(),
  `${class {
    a = 1;
  }}`,
  (() => 1).toString(),
  (() => {
    /* c */
  }).toString(),
);
