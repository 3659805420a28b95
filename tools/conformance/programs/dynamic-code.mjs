// Code and promises that the engine makes: eval, Function, Array.fromAsync, WebAssembly.
// biome-ignore-all lint/security/noGlobalEval: what this compares
// biome-ignore-all lint/correctness/noUnusedVariables: evaluated code reads it
// biome-ignore-all lint/complexity/noCommaOperator: it makes a call of eval an indirect one
const AsyncFunction = (async () => {}).constructor;
const local = 5;
console.log(
  await new Function('return (async () => { await 1; return 1; })()')(),
  await new AsyncFunction('a', 'await null; return a + 1')(4),
  await eval('(async () => { await 2; return local; })()'),
);
console.log(
  eval('local + 1'),
  (0, eval)('typeof local'),
  eval('1;var q = 2'),
  (0, eval)('6;function zz(){}'),
  eval('let a = 1; a'),
  typeof zz,
);
console.log(
  (await eval('import("node:events")')).once.name,
  (await new Function('return import("node:util")')()).inspect.name,
);
console.log(
  Function('return this')() === globalThis,
  (0, eval)('this') === globalThis,
  typeof Function('return process')().exit,
  Function('return typeof window + typeof document')(),
  new Function('return typeof fetch')(),
);
const f = new Function('a', 'b', 'return a * b');
console.log(
  f(2, 3),
  f,
  f.toString(),
  f.name,
  f.length,
  f instanceof Function,
  f.constructor === Function,
  Function.prototype.constructor === Function,
);
console.log(
  AsyncFunction.name,
  new AsyncFunction('return 1'),
  String(new AsyncFunction('x', 'await x')),
  function* () {}.constructor('yield 1')().next(),
);
for (const bad of [
  () => eval('1 +'),
  () => new Function('return }'),
  () => new AsyncFunction('await'),
  () => Function('a b', ''),
])
  try {
    bad();
  } catch (e) {
    console.log(e.name, e.message);
  }
console.log(eval('this'), eval(5), eval(), (0, eval)('var gv = 3; gv'), globalThis.gv, gv);
const o = { n: eval('async () => { await 1 }'), eval: 1, e: eval };
console.log(o.n, o, String(eval), eval.name, eval.length, globalThis.eval === eval);
eval('setTimeout(() => console.log("timer"), 1)');
new Function('setTimeout(() => console.log("timer2"), 1)')();
console.log(
  eval('class A { async m() { await 1 } }; new A()'),
  eval('({ async m() {} })'),
  await eval('(class { static async s() { return await 7 } })').s(),
);
console.log(
  await Array.fromAsync?.([1, Promise.resolve(2)], (x) => x * 2),
  await Array.fromAsync?.(
    (async function* () {
      yield 1;
      yield 2;
    })(),
  ),
  await Array.fromAsync?.({ length: 2, 0: 'a', 1: Promise.resolve('b') }),
  await Array.fromAsync?.(new Set([1])).then((x) => x),
);
try {
  await Array.fromAsync?.(5, 6);
} catch (e) {
  console.log(e.message);
}
try {
  console.log(await Array.fromAsync?.(null));
} catch (e) {
  console.log(e.name);
}
console.log(
  Array.fromAsync?.name,
  Array.fromAsync?.length,
  Array.fromAsync?.([]) instanceof Promise,
);
class X extends Array {}
console.log(await X.fromAsync?.([1]));
for (const x of [1, 2]) eval('console.log(x)');
const bytes = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0]);
console.log(
  await WebAssembly.compile(bytes),
  Object.keys(await WebAssembly.instantiate(bytes)).sort(),
  await WebAssembly.instantiate(new WebAssembly.Module(bytes)),
  WebAssembly.validate(bytes),
  WebAssembly.compile(bytes) instanceof Promise,
);
try {
  await WebAssembly.compile(Uint8Array.from([1]));
} catch (e) {
  console.log(e.name, e instanceof WebAssembly.CompileError);
}
