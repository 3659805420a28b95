import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strip } from '../../lab/library/strip.ts';
import { restoreNames } from './restore-names.ts';

const restored = (text: string) => strip(restoreNames(text));

for (const [what, text, expected] of [
  [
    'a class',
    'var Response=class _Response{static{__name(this,"Response")}x(){return new _Response(this._Response)}};',
    'var Response=class Response{x(){return new Response(this._Response)}}',
  ],
  [
    'a function',
    'const abort=__name(function abort2(){return abort2},"abort");',
    'const abort=function abort(){return abort}',
  ],
] as const)
  test(`${what} that esbuild renamed has its name again, inside as well`, () => {
    assert.equal(restored(text), expected);
  });

test('an expression that uses what it would hide keeps its name', () => {
  const text = 'const a=__name(function a2(){return a(a2)},"a")';
  assert.equal(restored(text), text);
});

for (const [text, expected] of [
  ['function f(){}__name(f,"f");', 'function f(){}'],
  ['const f=__name(()=>1,"f");', 'const f=()=>1'],
  ['const o={f:__name(function(){},"f")};', 'const o={f:function(){}}'],
  ['f=__name(async()=>__name(g,"h"),"f");', 'f=async()=>__name(g,"h")'],
  ['class A{static{__name(this,"A")}x=1}', 'class A{x=1}'],
  ['function f2(){}__name(f2,"f");', 'function f2(){}__name(f2,"f")'],
  ['class A2{static{__name(this,"A")}}', 'class A2{static{__name(this,"A")}}'],
  ['g(__name(()=>{},"f"))', 'g(__name(()=>{},"f"))'],
] as const)
  test(`${text} becomes ${expected}`, () => assert.equal(restored(text), expected));
