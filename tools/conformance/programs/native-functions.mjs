// Functions that are native in some releases: names, lengths and texts.
import util from 'node:util';

console.log(util.inspect(structuredClone, { showHidden: true }));
console.log(util.inspect(util.types, { showHidden: true }));
console.log(structuredClone({ a: [1] }), new EventTarget(), util.inspect(new EventTarget(), true));
for (const args of [[], [() => {}]]) {
  try {
    structuredClone(...args);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
for (const f of [setImmediate, fetch, queueMicrotask, structuredClone, Buffer.prototype.fill])
  console.log(/=>\s*\w+\(env|this\.#|: unknown/.test(String(f)));
