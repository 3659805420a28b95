import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storyOf } from '../trace/story.ts';
import { HUNG_UP, NEW_CONNECTION } from '../trace/testing/runs.ts';
import { differencesFrom } from './differences.ts';

test('a run does not differ from itself', () => {
  assert.equal(differencesFrom(HUNG_UP, HUNG_UP, 'story').size, 0);
});

test('two runs are the same until the program does something else', () => {
  const differing = differencesFrom(HUNG_UP, NEW_CONNECTION, 'story');
  const first = storyOf(NEW_CONNECTION).findIndex(({ id }) => differing.has(id));
  const common = storyOf(NEW_CONNECTION).slice(0, first);
  assert.ok(common.some(({ id }) => id === 'fin.1'));
  assert.ok(differing.has('syn.2'));
});
