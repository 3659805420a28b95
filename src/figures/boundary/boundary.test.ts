import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markupOf, type Shape } from '../svg.ts';
import { type LogAxis, pixel } from './axes.ts';
import { boundaryPanel, PANEL_PX } from './panel.ts';
import { BoundaryError, borderOf, borderUs, columnOf, type Fate, type Sample } from './sample.ts';
import { BLIND, column, LOOKING } from './testing/columns.ts';
import { columnText } from './words.ts';

const drawn = (columns: typeof LOOKING, marked?: (sample: Sample) => string | undefined) =>
  boundaryPanel(columns, {
    name: 'p',
    measured: [],
    among: [LOOKING, BLIND],
    ...(marked && { marked }),
  });

const all = (root: Shape, className: string): Shape[] =>
  root.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    const here = child.attributes['class'] === className ? [child] : [];
    return [...here, ...all(child, className)];
  });

test('equal ratios are equal lengths on the axis', () => {
  const axis: LogAxis = { fromUs: 10, toUs: 1_000, from: 0, to: 200 };
  assert.deepEqual(
    [10, 100, 1_000].map((us) => pixel(axis, us)),
    [0, 100, 200],
  );
});

test('the border lies between the two runs that ended differently', () => {
  const border = borderOf(column(300, 'answered'));
  assert.deepEqual([border?.below.finUs, border?.above.finUs], [100, 500]);
  assert.equal(Math.round(border ? borderUs(border) : 0), 224);
  assert.equal(borderOf(column(20_000, 'answered')), undefined);
});

test('a column whose fate changes back is refused', () => {
  const fates: Fate[] = ['answered', 'before', 'answered'];
  const samples = fates.map((fate, index) => ({ askedUs: 50, finUs: 10 + index, fate }));
  assert.throws(() => borderOf(columnOf(samples)), BoundaryError);
});

test('each run has a mark, and there are no other marks', () => {
  const root = drawn(LOOKING);
  const marks = ['run answered', 'run before', 'run inside'].map((name) => all(root, name).length);
  const expected = LOOKING.flatMap(({ samples }) => samples);
  assert.equal(marks[0], expected.filter(({ fate }) => fate === 'answered').length);
  assert.equal(marks[1], expected.filter(({ fate }) => fate === 'before').length);
  assert.equal(marks[2], 0);
});

test('an edge divides answered from failed, a seam divides two ways to fail', () => {
  assert.equal(all(drawn(LOOKING), 'edge').length, 1);
  assert.equal(all(drawn(BLIND), 'edge').length, 0);
  assert.equal(all(drawn(BLIND), 'seam').length, 1);
});

test('only requests written into the race window are hatched', () => {
  assert.equal(all(drawn(LOOKING), 'window-hatch').length, 0);
  assert.equal(all(drawn(BLIND), 'window-hatch').length, 1);
});

test('every path lies in the panel', () => {
  for (const [, x, y] of markupOf(drawn(BLIND)).matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) {
    assert.ok(Number(x) >= -8 && Number(x) <= PANEL_PX.width, x);
    assert.ok(Number(y) >= -8 && Number(y) <= PANEL_PX.height, y);
  }
});

test('a marked run is a link', () => {
  const root = drawn(LOOKING, ({ askedUs, finUs }) =>
    askedUs === 300 && finUs === 100 ? '/play/?node=24.22.3' : undefined,
  );
  assert.equal(all(root, 'linked').length, 1);
});

test('the words of a column name the runs on both sides of its border', () => {
  assert.equal(
    columnText(column(300, 'answered')),
    'answered up to a FIN after 100 µs, fails from 500 µs on',
  );
  assert.equal(columnText(column(300, 'inside')), 'fails with every FIN that was tried');
  assert.equal(columnText(column(20_000, 'answered')), 'answered with every FIN that was tried');
});
