import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storyOf } from '../trace/story.ts';
import { HUNG_UP } from '../trace/testing/runs.ts';
import { laneOf } from './lane.ts';
import { moved, stepAt, turningPoint } from './steps.ts';

const story = storyOf(HUNG_UP);

test('forward to the end and back again visits every step once', () => {
  const there = [story[0]];
  while (there.at(-1) !== story.at(-1)) there.push(moved(story, there.at(-1), { to: 'next' }));
  assert.deepEqual(there, story);
  const back = [story.at(-1)];
  while (back.at(-1) !== story[0]) back.push(moved(story, back.at(-1), { to: 'previous' }));
  assert.deepEqual(back.reverse(), story);
});

test('at an end there is nothing to go to', () => {
  assert.equal(moved(story, story.at(-1), { to: 'next' }), story.at(-1));
  assert.equal(moved(story, story[0], { to: 'previous-in-lane' }), story[0]);
});

test('a lane is followed by itself', () => {
  const fin = story.find(({ id }) => id === 'fin.1');
  const next = moved(story, fin, { to: 'next-in-lane' });
  assert.equal(next && laneOf(next), 'wire');
  assert.notEqual(next, fin);
});

test('the failure is one press away', () => {
  assert.equal(moved(story, story[0], { to: 'next-failure' })?.id, 'error.2');
});

test('a run is decided where its request is written, and that is where an unknown step leads', () => {
  assert.equal(turningPoint(HUNG_UP)?.id, 'write.2');
  assert.equal(stepAt(story, HUNG_UP, 'no.such')?.id, 'write.2');
});

test('a step that a level does not show is the one before it', () => {
  const phase = HUNG_UP.findLast((event) => event.kind === 'phase');
  assert.equal(stepAt(story, HUNG_UP, phase?.id)?.id, 'rst.1');
});
