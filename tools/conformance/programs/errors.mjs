// Errors that nobody catches, from every kind of callback, and promises that are rejected too early.
import { setTimeout as sleep } from 'node:timers/promises';

const log = console.log;

process.on('unhandledRejection', (error) => {
  log('unhandledRejection:', error.message);
  process.nextTick(() => log('tick in unhandledRejection'));
});
process.on('rejectionHandled', () => log('rejectionHandled'));
process.on('uncaughtException', (error, origin) =>
  log('uncaughtException:', error.message, origin),
);
process.on('exit', (code) => log('exit', code));

const handledLate = Promise.reject(new Error('handled late'));
Promise.reject(new Error('never handled'));
Promise.reject(new Error('handled at once')).catch((error) => log('caught:', error.message));
setTimeout(() => handledLate.catch((error) => log('caught:', error.message)), 2);
await sleep(20);

queueMicrotask(() => {
  throw new Error('in a microtask');
});
queueMicrotask(() => log('the next microtask'));
await sleep(1);

setImmediate(() => {
  setImmediate(() => log('an immediate of the immediate that threw'));
  throw new Error('in an immediate');
});
setImmediate(() => log('the next immediate'));
await sleep(5);

setTimeout(() => {
  process.nextTick(() => log('tick of the timer that threw'));
  throw new Error('in a timer');
}, 3);
setTimeout(() => log('the next timer of the same list'), 3);
await sleep(20);

process.nextTick(() => {
  throw new Error('in a tick');
});
process.nextTick(() => log('the next tick'));
await sleep(1);

(async () => {
  throw new Error('in an async function');
})();
