import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP } from '../../trace/testing/runs.ts';
import { picture } from './picture.ts';
import { STEPS_DRAWN_MAX } from './picture-options.ts';
import {
  drawnRange,
  leftOutText,
  narrowerRange,
  rangeAround,
  rangeWith,
  sceneWithin,
  widerRange,
} from './range.ts';
import type { PlaceRange } from './scene/part.ts';
import { type Scene, sceneOf } from './scene.ts';

const scene = sceneOf(HUNG_UP, 'everything');
const [first, last] = [scene.steps[0]?.place ?? 0, scene.steps.at(-1)?.place ?? 0];

test('a range has the wanted number of steps, with the place in it, also at the ends of a run', () => {
  for (const place of [first, scene.decisiveStep, last]) {
    const range = rangeAround(scene, place, 6);
    assert.equal(sceneWithin(scene, range).steps.length, 6);
    assert.ok(range.from <= place && place <= range.to, String(place));
  }
});

test('narrower and wider lead in and out again, and every range contains the place', () => {
  const place = scene.decisiveStep;
  const once = narrowerRange(scene, undefined, place);
  const twice = narrowerRange(scene, once, place);
  const sizes = [undefined, once, twice].map((range) => sceneWithin(scene, range).steps.length);
  assert.ok((sizes[0] ?? 0) > (sizes[1] ?? 0) && (sizes[1] ?? 0) > (sizes[2] ?? 0), String(sizes));
  const back = widerRange(scene, twice, place);
  assert.ok(back && back.from <= place && place <= back.to);
  assert.equal(sceneWithin(scene, back).steps.length, sizes[1]);
  let range: PlaceRange | undefined = back;
  for (let press = 0; press < 20 && range; press += 1) range = widerRange(scene, range, place);
  assert.equal(range, undefined, 'at last it is the whole run');
});

test('a range moves only when the current step leaves it', () => {
  const range = rangeAround(scene, first, 6);
  assert.equal(rangeWith(scene, range, range.to), range);
  const moved = rangeWith(scene, range, last);
  assert.ok(moved.from <= last && last <= moved.to);
  assert.equal(sceneWithin(scene, moved).steps.length, 6);
});

test('a picture of a part says how much it leaves out, at both widths', () => {
  const range = rangeAround(scene, scene.decisiveStep, 6);
  const part = sceneWithin(scene, range);
  assert.match(
    leftOutText(part),
    /^6 of \d+ steps are drawn; \d+ before and \d+ after are left out\.$/,
  );
  for (const width of [860, 336]) {
    const { leftOut, labels, steps } = picture(scene, { width, name: 'p', range });
    assert.equal(leftOut, leftOutText(part));
    assert.equal(steps.length, 6);
    const texts = labels.map(({ text }) => text).join('|');
    assert.match(texts, /steps earlier\|.*steps later|steps later\|.*steps earlier/);
  }
  assert.equal(picture(scene, { width: 860, name: 'p' }).leftOut, '');
});

test('a run with more steps than a picture draws is drawn in pages, each step in one of them', () => {
  const long = longScene(1_012);
  const at = drawnRange(long, undefined, undefined);
  assert.ok(at && at.from < 500 && at.to > 500, 'the decisive step is inside');
  for (const step of long.steps) {
    const range = drawnRange(long, undefined, step.id);
    assert.ok(range && range.from <= step.place && step.place <= range.to, step.id);
    assert.equal(sceneWithin(long, range).steps.length, STEPS_DRAWN_MAX);
  }
  assert.equal(
    leftOutText(sceneWithin(long, at)),
    '160 of 1,012 steps are drawn; 420 before and 432 after are left out.',
  );
});

/** A scene with this many steps, of which the 501st decides. */
function longScene(count: number): Scene {
  const [step] = scene.steps;
  if (!step) return assert.fail();
  const steps = Array.from({ length: count }, (_, place) => ({
    ...step,
    id: `step.${place}`,
    place,
  }));
  return { ...scene, steps, decisiveStep: 500 };
}
