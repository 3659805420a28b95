import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runProgram } from './testing.ts';

/** The lines that a program stood at, in order. */
function linesOf(client: string, globals: Record<string, unknown> = {}): number[] {
  const { lines, uncaught } = runProgram({ 'client.mjs': client }, { globals });
  assert.equal(uncaught, '');
  return lines.map((line) => Number(line.split(':')[1]));
}

test('statements, bodies without braces, cases and arrow functions get marks', () => {
  const lines = linesOf(`const a = 1;
if (a)
  a;
else
  void 0;
for (const x of [1, 2])
  x;
label: for (;;) { break label; }
switch (a) {
  case 1:
    a;
}
const f = () =>
  a;
f();`);
  assert.deepEqual(lines, [1, 2, 3, 6, 7, 7, 8, 8, 9, 11, 13, 15, 14]);
});

test('a function goes on at the line of its await, whatever ran meanwhile', () => {
  const lines = linesOf(`async function f(n) {
  await null;
  return n;
}
const both = [f(1),
  f(2)];
const value =
  await both[0]
  + await both[1];
value;`);
  assert.deepEqual(lines, [5, 2, 2, 7, 2, 3, 2, 3, 8, 9, 10]);
});

test('declarations and directives get no marks', () => {
  assert.deepEqual(
    linesOf(`'use strict';\nfunction f() {}\nimport.meta;\nexport { f };\n;\n{ f; }`),
    [3, 6],
  );
});

test('statements without semicolons stay apart', () => {
  const { output } = runProgram({
    'client.mjs': `const f = () => 'called'
const g = f
;[1].map((x) => console.log(x))
const h = async () => { await 0
  await 1
  return f
}
await h()
;(await h)
console.log(typeof g)`,
  });
  assert.equal(output, '1\nfunction');
});

test('an error that an await throws is reported before the program can catch it', () => {
  const { awaitsThrew, output } = runProgram({
    'client.mjs': `const fail = async () => { await 0; throw 'inner'; };
try { await fail(); } catch (error) { console.log(error); }
try { throw 'sync'; } catch {}
await Promise.reject('not an error').catch(() => {});`,
  });
  assert.equal(output, 'inner');
  assert.deepEqual(awaitsThrew, ['inner']);
});

test('a process that has ended catches nothing and finishes nothing', () => {
  const { output } = runProgram({
    'client.mjs': `process: {
  try { console.log('before'); exit(); } catch (error) { console.log('caught'); } finally { console.log('finally'); }
}
console.log('after');`,
  });
  assert.equal(output, 'before');
  const inAsync = `const f = async () => { try { await 0; exit(); } catch { console.log('caught'); } finally { await 1; console.log('finally'); } };
f().catch(() => console.log('rejected')); await 0; await 1; console.log('went on');`;
  assert.equal(runProgram({ 'client.mjs': inAsync }).output, '');
});
