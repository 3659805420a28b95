import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dividePlane } from '../../exploration/phase/divide.ts';
import type { Fate } from '../../exploration/phase/fate.ts';
import type { PhaseMap } from '../../exploration/phase/phase-map.ts';
import { type PhasePoint, PLANES } from '../../exploration/phase/plane.ts';
import { markupOf } from '../svg.ts';
import { assertGolden } from '../testing/golden.ts';
import { borderBetween, outlinesOf } from './outlines.ts';
import { crosshair, PHASE_PX, phasePanel, pointUnder } from './panel.ts';
import { phaseSheet } from './sheet.ts';
import { columnText, fateText, placeText, signOfFate } from './words.ts';

async function mapOf(rule: (point: PhasePoint) => Fate): Promise<PhaseMap> {
  let last: PhaseMap | undefined;
  for await (const map of dividePlane(async (points) => points.map(rule))) last = map;
  assert.ok(last);
  return last;
}

const DIAGONAL = await mapOf(({ x, y }) => (y < x ? 'answered' : 'before'));
const THREE = await mapOf(({ x, y }) => (y < 10 ? 'answered' : y < x ? 'inside' : 'before'));
const plane = PLANES.asked;
const options = { plane, name: 'p', bands: [], bars: [], cross: { x: 20, y: 30 } };

/** Twice the area that loops enclose, in half steps. */
const areaOf = (loops: readonly (readonly (readonly [number, number])[])[]) =>
  loops.reduce(
    (sum, loop) =>
      sum +
      loop.reduce((area, [x, y], index) => {
        const [nextX, nextY] = loop[(index + 1) % loop.length]!;
        return area + x * nextY - nextX * y;
      }, 0),
    0,
  );

test('the areas of all fates fill the plane', () => {
  const fates = ['answered', 'inside', 'before', 'other'] as const;
  for (const map of [DIAGONAL, THREE]) {
    const areas = fates.map((fate) => areaOf(outlinesOf(map, fate).loops));
    assert.ok(areas.every((area) => area >= 0));
    assert.equal(
      areas.reduce((sum, area) => sum + area, 0),
      2 * 128 * 128,
    );
  }
});

test('an area is one line around it, whatever the size of its cells', () => {
  assert.equal(outlinesOf(DIAGONAL, 'answered').loops.length, 1);
  assert.equal(outlinesOf(DIAGONAL, 'inside').loops.length, 0);
});

test('the border of two fates goes from one side of the plane to the other', () => {
  const [border, more] = borderBetween(outlinesOf(DIAGONAL, 'answered'), [
    outlinesOf(DIAGONAL, 'before'),
  ]);
  assert.equal(more, undefined);
  assert.ok(border);
  const ends = [border[0]!, border.at(-1)!].map(([x, y]) => Math.max(x, 128 - x, y, 128 - y));
  assert.deepEqual(ends, [128, 128]);
});

test('every coordinate lies in the picture', () => {
  for (const [, x, y] of markupOf(phasePanel({ ...options, map: THREE })).matchAll(
    /[ML](-?[\d.]+),(-?[\d.]+)/g,
  )) {
    assert.ok(Number(x) >= -8 && Number(x) <= PHASE_PX.width, x);
    assert.ok(Number(y) >= -8 && Number(y) <= PHASE_PX.height, y);
  }
});

/** Where the sign of a crosshair stands, in pixels. */
function centreOf(point: PhasePoint): [x: number, y: number] {
  const [, x, y] = /translate\(([\d.]+) ([\d.]+)\)/.exec(markupOf(crosshair(point, 'answered')))!;
  return [Number(x), Number(y)];
}

test('a place of the picture is the place that was drawn there', () => {
  for (const point of [
    { x: 0, y: 0 },
    { x: 13, y: 40 },
    { x: 64, y: 64 },
  ])
    assert.deepEqual(pointUnder(...centreOf(point)), point);
  assert.deepEqual(pointUnder(-50, 9000), { x: 0, y: 0 });
});

test('a bar is filled by the share that failed, and its count stands beside it', () => {
  const bars = [{ tried: 40, answered: 30, fromUs: 500, toUs: 1_500, yUs: 300, filled: 0.25 }];
  const markup = markupOf(phasePanel({ ...options, map: DIAGONAL, bars }));
  const [, width] = /class="bar"[^>]*width="([\d.]+)"/.exec(markup)!;
  const [, filled] = /class="bar-failed"[^>]*width="([\d.]+)"/.exec(markup)!;
  assert.ok(Math.abs(Number(filled) / Number(width) - 0.25) < 0.01);
  assert.match(markup, />30\/40</);
});

test('a cell outside of the plane is not drawn at its side', () => {
  const bars = [{ tried: 40, answered: 30, fromUs: 500, toUs: 1_500, yUs: 50_000, filled: 0.25 }];
  assert.doesNotMatch(markupOf(phasePanel({ ...options, map: DIAGONAL, bars })), /class="bar"/);
});

test('words of a place and of a column', () => {
  assert.equal(
    placeText(plane, { x: 20, y: 30 }),
    'Request 2 is made 449 µs after response 1. The FIN comes 616 µs after the response, 167 µs after the request.',
  );
  assert.match(
    columnText(DIAGONAL, plane, 32),
    /^answered up to a FIN after .*; fails before the FIN from .* on$/,
  );
  assert.equal(columnText(DIAGONAL, plane, 0), 'fails before the FIN with every FIN');
  assert.equal(fateText(undefined), 'On the edge');
  assert.deepEqual((['answered', 'other', undefined] as const).map(signOfFate), [
    'ok',
    'failed',
    'depends',
  ]);
});

test('a sheet has each panel with its title', () => {
  const panels = ['one', 'two'].map((title) => ({ ...options, name: title, title, map: THREE }));
  const markup = markupOf(phaseSheet(panels));
  assert.match(markup, />one<.*>two</);
  assert.match(markup, /url\(#two-hatch\)/);
});

// README.md of src/figures says how to renew the files after a change.
for (const [name, map] of Object.entries({ diagonal: DIAGONAL, three: THREE }))
  test(`the picture of two times, ${name}, looks as it did`, (t) => {
    const bars = [{ tried: 40, answered: 30, fromUs: 500, toUs: 1_500, yUs: 300, filled: 0.25 }];
    const bands = [{ name: 'warm', fromUs: 500, toUs: 1_500 }];
    assertGolden(t, phasePanel({ ...options, map, bars, bands }), import.meta.dirname, name);
  });
