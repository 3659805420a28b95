// Which of ticks, microtasks, timers and immediates runs when, without the network.
const log = console.log;

setTimeout(() => {
  log('timeout a');
  process.nextTick(() => log('tick in timeout a'));
  Promise.resolve().then(() => log('microtask in timeout a'));
}, 0);
setTimeout(() => {
  log('timeout b');
  queueMicrotask(() => {
    log('microtask in timeout b');
    process.nextTick(() => log('tick in microtask in timeout b'));
  });
}, 0);

setImmediate(() => {
  log('immediate 1');
  process.nextTick(() => log('tick in immediate 1'));
  Promise.resolve().then(() => log('microtask in immediate 1'));
  setImmediate(() => log('immediate in immediate 1'));
});
setImmediate(() => log('immediate 2'));

process.nextTick(() => {
  log('tick 1');
  Promise.resolve().then(() => {
    log('microtask in tick 1');
    process.nextTick(() => log('tick in microtask in tick 1'));
  });
});
process.nextTick(() => log('tick 2'));

Promise.resolve()
  .then(() => log('microtask 1'))
  .then(() => log('microtask 1, second link'));
queueMicrotask(() => log('microtask 2'));

const cleared = setTimeout(() => log('never: cleared'), 0);
clearTimeout(cleared);
const interval = setInterval(() => {
  log('interval');
  clearInterval(interval);
}, 1);
setTimeout(() => log('never: unref'), 1000).unref();

process.on('beforeExit', () => log('beforeExit'));
process.on('exit', (code) => log('exit', code));
log('end of the script');

// The timers are due when the loop begins, on a slow machine and on a fast one.
for (const start = performance.now(); performance.now() < start + 5; );
