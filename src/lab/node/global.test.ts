import assert from 'node:assert/strict';
import test from 'node:test';
import { printed, runClient } from '../testing.ts';
import { HOST_MASK } from './host-mask.ts';

test('a program does not see names of the page or worker around the Lab', () => {
  const run = runClient(`
    console.log(typeof window, typeof document, typeof postMessage, typeof require, typeof ªlab);
    console.log(Object.keys(globalThis).some((name) => name.startsWith('__') || name.startsWith('ª')));`);
  assert.match(printed(run), /^undefined undefined undefined undefined \w+\nfalse\n$/);
});

test('the mask has the names of the host, and none of ECMAScript', () => {
  assert.ok('queueMicrotask' in HOST_MASK);
  assert.ok(!Object.hasOwn(HOST_MASK, 'hasOwnProperty'));
  // A window has a constructor of its own; the global object of Node has that of every object.
  assert.equal(printed(runClient('console.log(globalThis.constructor)')), '[Function: Object]\n');
});

test('two processes do not see each other', () => {
  const program = `console.log(globalThis.mark); globalThis.mark = process.pid; Buffer.mark = 1;`;
  const run = runClient(`await new Promise((r) => setTimeout(r, 5)); ${program}`, {
    server: program,
  });
  assert.equal(printed(run), 'undefined\n');
});

test('Date is virtual, makes real Dates, and takes time to read', () => {
  const run = runClient(`
    const date = new Date();
    console.log(date instanceof Date, date.constructor === Date, Date.name, date.toISOString());
    const start = Date.now();
    while (Date.now() < start + 3);
    console.log(new Date(0).getTime(), typeof Date(), Date.UTC(2000, 0), performance.now() > 3);`);
  assert.equal(
    printed(run),
    'true true Date 2023-04-19T17:28:09.005Z\n0 string 946684800000 true\n',
  );
});

test('Math.random is the same in every run', () => {
  const program = `console.log(Math.random(), Math.max(1, 2))`;
  assert.equal(printed(runClient(program)), printed(runClient(program)));
});

test('garbage collection cannot be observed', () => {
  const run = runClient(`
    console.log(new WeakRef({ a: 1 }).deref(), WeakRef.name);
    console.log(String(new WeakRef({})), String(new FinalizationRegistry(() => {})));
    new FinalizationRegistry(() => console.log('never')).register({}, 1);`);
  assert.equal(printed(run), '{ a: 1 } WeakRef\n[object WeakRef] [object FinalizationRegistry]\n');
});

test('the Lab does not need what a release does not have', () => {
  // A program that may ask for every member: each that is newer than its release is gone while it runs.
  const run = runClient(
    `import util from 'node:util';
    console.log(Object.getOwnPropertyNames(Array.prototype).includes('toReversed'), 'transfer' in ArrayBuffer.prototype);
    console.log(util.toUSVString('a\\ud800'));
    const buffer = new ArrayBuffer(8);
    structuredClone(buffer, { transfer: [buffer] });
    new ReadableStream({ type: 'bytes', pull(c) { c.enqueue(new Uint8Array(4)); c.close(); } }).getReader().read().then(console.log);
    try { Math.max(...null); } catch ({ stack }) { console.log(/at .*client.mjs:7:\\d+/.test(stack)); }`,
    { version: '18.20.8' },
  );
  const read = '{ value: Uint8Array(4) [ 0, 0, 0, 0 ], done: false }';
  assert.equal(printed(run), `false false\na\ufffd\ntrue\n${read}\n`);
});
