'use strict';
// A CommonJS main file, which in every release is run by the main script, before the loop begins.
const util = require('node:util');
const timers = require('node:timers');

console.log(this === module.exports, exports === module.exports, require.main === module);
console.log(module.id, module.loaded, module.parent, __filename.endsWith('/client.cjs'));
const id = 'util';
console.log(require(id) === util, require.resolve('util'), typeof require.cache);
for (const id of ['./nothing', 'nothing', 'node:nothing']) {
  try {
    require(id);
  } catch (error) {
    console.log(error.name, error.code, error.message.split('\n')[0]);
  }
}

const order = [];
timers.setTimeout(() => order.push('timeout'), 0);
setImmediate(() => order.push('immediate'));
process.nextTick(() => order.push('tick'));
queueMicrotask(() => order.push('microtask'));
Promise.resolve().then(() => order.push('promise'));
(async () => {
  order.push('async, at once');
  await null;
  order.push('after await');
  await new Promise((done) => setTimeout(done, 5));
  order.push('after timeout');
  console.log(order.join(', '));
})();
order.push('end of file');

console.log(
  util.inspect(async () => {}),
  typeof hoisted,
);
function hoisted() {}
// Makes the timer due when the loop begins. Otherwise the first turn may come before or after the millisecond.
for (const start = performance.now(); performance.now() < start + 5; );
process.on('exit', (code) => console.log('exit', code));
