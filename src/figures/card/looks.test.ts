import assert from 'node:assert/strict';
import { test } from 'node:test';
import { group, type rect, shape } from '../svg.ts';
import { readLooks } from './looks.ts';
import { painted } from './painted.ts';

const TOKENS = `
:root { --ink: light-dark(#111, #eee); --both: var(--ink); --sans: var(--font-micro), var(--font-sans); }
:root[data-theme="dark"] { --ink: #fff; }
@media print { :root { --ink: #000; } }
`;
const SHEET = `
/* .a { fill: red } */
.a { fill: var(--both); stroke-width: 2px; cursor: pointer; }
.outer .a.strong { fill: blue; }
.outer > rect { opacity: 0.5; }
.outer :is(.b, .c) { stroke: green; }
.a:hover { fill: yellow; }
@media (forced-colors: active) { .a { fill: orange; } }
.label { font: 400 12px var(--sans); }
.gone { fill: transparent; }
`;
const looks = readLooks(TOKENS, [SHEET]);
const attributesOf = (one: ReturnType<typeof rect>) => painted(one, looks).attributes;

test('a part has the looks of its classes, in the light scheme, without those of states and of paper', () => {
  assert.deepEqual(attributesOf(shape('g', { class: 'a' })), { fill: '#111', 'stroke-width': '2' });
});

test('the more specific rule wins, an ancestor counts, and a child has to be a child', () => {
  const inner = group('outer', [
    shape('rect', { class: 'a strong' }),
    group('', [shape('rect', { class: 'c' })]),
  ]);
  const [direct, deeper] = painted(inner, looks).children;
  assert.ok(direct && typeof direct === 'object' && deeper && typeof deeper === 'object');
  assert.deepEqual(direct.attributes, { fill: 'blue', 'stroke-width': '2', opacity: '0.5' });
  const [rectangle] = deeper.children;
  assert.ok(rectangle && typeof rectangle === 'object');
  assert.deepEqual(rectangle.attributes, { stroke: 'green' });
});

test('a font is written in long, with fallbacks for readers who do not have it', () => {
  const { 'font-family': family, ...font } = attributesOf(shape('text', { class: 'label' }));
  assert.deepEqual(font, { 'font-weight': '400', 'font-size': '12' });
  assert.match(family ?? '', /^'Instrument Sans', .*sans-serif$/);
});

test('handles and invisible targets are left out', () => {
  const root = group('', [
    group('', [shape('path', { d: 'M0,0' })], 'grip-gap'),
    shape('rect', { class: 'gone' }),
    shape('path', { class: 'a', key: 'kept' }),
  ]);
  assert.deepEqual(
    painted(root, looks).children.map((child) => typeof child === 'object' && child.tag),
    ['path'],
  );
});
