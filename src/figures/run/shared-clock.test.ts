import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION } from '../../trace/testing/runs.ts';
import { picture } from './picture.ts';
import { type Scene, sceneSinceResponse } from './scene.ts';
import { marksOf } from './shared-clock.ts';

const one = sceneSinceResponse(HUNG_UP, 'story');
const other = sceneSinceResponse(NEW_CONNECTION, 'story');
const marks = marksOf([one, other]);

test('every step of each run has a mark, in the order of its run', () => {
  for (const scene of [one, other]) {
    const places = marks.flatMap((mark) => mark.places.get(scene) ?? []);
    assert.deepEqual(
      places,
      scene.steps.map(({ place }) => place),
    );
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

test('a step that both runs have at the same time is one mark, at the same pixel of both pictures', () => {
  const common = marks.find(({ id }) => id === 'fin.1');
  assert.equal(common?.places.size, 2);
  const along = (scene: Scene) =>
    picture(scene, { width: 960, name: 'p', among: [one, other] }).steps.find(
      ({ id }) => id === 'fin.1',
    )?.along;
  assert.equal(along(one), along(other));
});
