import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lower } from './lower.ts';

const script = (source: string) => lower(source, { file: 'lib/x.js', sourceType: 'script' });

test('an async function becomes a generator that the helpers run', () => {
  assert.equal(
    script('async function f(a, b = 1) { return await a; }'),
    ' function f(ª0){return ªlab.async(this,arguments,function*(a, b = 1) { return (yield  a); })}',
  );
  assert.equal(
    script('const f = async (a) => await a'),
    'const f =  (ª0)=>ªlab.async(this,[ª0],function*(a) {return ( (yield  a))})',
  );
});

test('code that is not async is left alone', () => {
  const source = 'function* g() { yield 1; for (const x of y) return x; }\nconst o = { async: 1 };';
  assert.equal(script(source), source);
  const probe = 'Object.getPrototypeOf(async function* () {}).prototype';
  assert.equal(script(probe), probe);
});

test('lines stay where they are', () => {
  const source = `const f = async (
    a,
    { b }
  ) =>
    a;
class C { static async *
    [f](
  ) { for await (const {
      x
    } of
      y
  ) { yield* x; yield
  } } }
async () => { label: for await (x of y) z(); w() }`;
  const lowered = script(source);
  assert.doesNotThrow(() => new Function(lowered), lowered);
  assert.equal(lowered.split('\n').length, source.split('\n').length);
  assert.match(lowered.split('\n').at(-1) ?? '', /z\(\).*w\(\)/);
});

test('code that cannot be lowered is an error that names the file', () => {
  assert.throws(() => script('async () => { +* }'), /cannot lower lib\/x\.js: Unexpected token/);
  const assignment = 'class A { async m() { super.x = 1; } }';
  assert.throws(
    () => script(assignment),
    /assignment to a property of super .* not supported in the Lab/,
  );
  const target = 'function F() { return async () => new.target; }';
  assert.throws(() => script(target), /new\.target .* not supported in the Lab/);
});
