import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION } from '../trace/testing/runs.ts';
import { picture, type Scene, sceneSinceResponse } from './index.ts';
import { marksOf, stepBy, stepHere } from './shared-clock.ts';

const one = sceneSinceResponse(HUNG_UP, 'story');
const other = sceneSinceResponse(NEW_CONNECTION, 'story');
const marks = marksOf([one, other]);

test('every step of each run has its mark, in the order of its run', () => {
  for (const scene of [one, other]) {
    const steps = marks.flatMap((mark) => stepHere(scene, mark) ?? []);
    assert.deepEqual(steps, scene.steps);
  }
});

test('time never goes back', () => {
  const times = marks.map(({ t }) => t);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
});

test('both clocks count from the response', () => {
  for (const { steps, zero } of [one, other]) {
    assert.equal(zero.what, 'response');
    assert.equal(steps.find(({ id }) => id === 'data.2')?.t, 0);
  }
});

test('a step that both runs have at the same time is one mark, at the same place of both pictures', () => {
  const common = marks.find(({ id }) => id === 'fin.1');
  assert.equal(common?.places.size, 2);
  const along = (scene: Scene) =>
    picture(scene, { width: 960, name: 'p', among: [one, other] }).steps.find(
      ({ id }) => id === 'fin.1',
    )?.along;
  assert.equal(along(one), along(other));
});

test('between its steps a run stands at the last one', () => {
  const alone = marks.findIndex(({ places }) => !places.has(one));
  const before = marks.slice(0, alone).findLast(({ places }) => places.has(one));
  assert.equal(stepHere(one, marks[alone]), undefined);
  assert.equal(stepBy(one, marks, alone), stepHere(one, before));
  assert.equal(stepBy(one, marks, -1), undefined);
});
