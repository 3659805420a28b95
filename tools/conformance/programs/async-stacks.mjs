// `at async` frames: who waits for the code that makes an error.
import { setTimeout as sleep } from 'node:timers/promises';

const show = (error) => console.log(error.stack);
async function fails(text) {
  await null;
  throw new Error(text);
}
async function shows(text) {
  await null;
  show(new Error(text));
}
async function inAll() {
  await Promise.all([fails('all 0'), shows('all 1')]);
}
await inAll().catch(show);
async function inOthers() {
  await Promise.allSettled([shows('allSettled 0'), shows('allSettled 1')]);
  await Promise.any([shows('any 0'), shows('any 1')]);
  await Promise.race([shows('race')]);
  await Promise.all([1, 2].map(async (n) => shows(`map ${n}`)));
}
await inOthers();
async function early() {
  const error = new Error('made before the first await');
  await null;
  throw error;
}
async function waitsFor(f) {
  await f();
}
await waitsFor(early).catch(show);
await waitsFor(() => fails('through an arrow function')).catch(show);
await waitsFor(async () => fails('through a returned promise')).catch(show);
await waitsFor(() => Promise.resolve(1).then(() => show(new Error('in then')))).catch(show);
await waitsFor(() => Promise.resolve(1).then((x) => x.no.where)).catch(show);
await waitsFor(
  () => new Promise((resolve, reject) => fails('resolve').then(resolve, reject)),
).catch(show);
async function* pages() {
  yield shows('first page');
  yield await fails('second page');
}
async function reads() {
  for await (const page of pages()) console.log(page);
}
await waitsFor(reads).catch(show);
async function catches() {
  try {
    await fails('inner');
  } catch (cause) {
    throw new Error('outer', { cause });
  }
}
await catches().catch((error) => {
  show(error);
  show(error.cause);
});
const mine = class HttpError extends Error {};
async function subclass() {
  await sleep(1);
  throw new mine('of a subclass');
}
await waitsFor(subclass).catch(show);
setTimeout(() => show(new Error('in a timer')), 1);
setTimeout(function named() {
  show(new Error('in a named timer'));
}, 2);
setImmediate(() => show(new Error('in an immediate')));
queueMicrotask(() => show(new Error('in a microtask')));
