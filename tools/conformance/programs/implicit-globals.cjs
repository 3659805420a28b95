// Sloppy assignments to names without a declaration: globals of this process alone.
undeclared = 5;
console.log(undeclared, globalThis.undeclared, typeof later);
for (i = 0; i < 2; i++) console.log(i);
for (k in { a: 1 });
for (v of [1, 2]);
[p, { q: r = 3 }] = [1, {}];
console.log(globalThis.i, k, v, p, r, Object.keys(globalThis).includes('r'));
f = () => {};
a = b = 4;
console.log(f.name, globalThis.a + globalThis.b);
function strict() {
  'use strict';
  try {
    nope = 1;
  } catch (error) {
    console.log(error.message, error.stack.split('\n')[1].replace(/.*\//, ''));
  }
}
strict();
class Strict {
  m() {
    try {
      [nope] = [1];
    } catch (error) {
      console.log(error.message, error.stack.split('\n')[1].replace(/.*\//, ''));
    }
  }
}
new Strict().m();
let local = 1;
local = 2;
console.log(local, globalThis.local, delete globalThis.undeclared, typeof undeclared);
