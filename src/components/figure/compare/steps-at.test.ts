import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sceneSinceResponse } from '../../../figures/run/scene.ts';
import { marksOf } from '../../../figures/run/shared-clock.ts';
import { HUNG_UP, NEW_CONNECTION } from '../../../trace/testing/runs.ts';
import { lastStepAt, stepHere } from './steps-at.ts';

const one = sceneSinceResponse(HUNG_UP, 'story');
const marks = marksOf([one, sceneSinceResponse(NEW_CONNECTION, 'story')]);

test('between two of its steps a run is at the earlier one', () => {
  const alone = marks.findIndex(({ places }) => !places.has(one));
  const before = marks.slice(0, alone).findLast(({ places }) => places.has(one));
  assert.equal(stepHere(one, marks[alone]), undefined);
  assert.equal(lastStepAt(one, marks, alone), stepHere(one, before));
  assert.equal(lastStepAt(one, marks, -1), undefined);
});
