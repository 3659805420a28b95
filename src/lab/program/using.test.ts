import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runProgram } from './testing.ts';

const run = (body: string, version = '24.21.0') =>
  runProgram({ 'client.mjs': `const log = console.log;\n${body}` }, { version });

test('resources are disposed of in reverse order, whatever leaves the block', () => {
  const { output } = run(`
    const r = (name) => ({ async [Symbol.asyncDispose]() { log(name); } });
    for (const i of [1, 2]) { await using a = r('a' + i), b = r('b' + i); if (i === 1) continue; }
    const f = async () => { await using c = r('c'); return 'returned'; };
    log(await f());`);
  assert.equal(output, 'b1\na1\nb2\na2\nc\nreturned');
});

test('an error while disposing suppresses the one before it', () => {
  const { output } = run(`
    try { using a = { [Symbol.dispose]() { throw 1; } }; throw 2; }
    catch (e) { log(e.name, e.error, e.suppressed); }`);
  assert.equal(output, 'SuppressedError 1 2');
});

test('a release that does not know the syntax says so', () => {
  const { uncaught } = run('{ using a = null; }', '22.23.3');
  assert.match(uncaught, /client\.mjs:2\n\{ using a = null; \}\n {8}\^\n\nSyntaxError: Unexpected/);
});

test('the lines of a module with exports stay where they are', () => {
  const { uncaught } = run(`export const a = 1; await using b = null;\nthrow new Error('here');`);
  assert.match(uncaught, /client\.mjs:3\nthrow new Error\('here'\);\n/);
});
