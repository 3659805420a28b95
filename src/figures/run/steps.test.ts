import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP } from '../../trace/testing/runs.ts';
import { markupOf } from '../svg.ts';
import { picture } from './picture.ts';
import { type Scene, sceneOf } from './scene.ts';
import { moved, stepAt } from './steps.ts';

const scene = sceneOf(HUNG_UP, 'story');
const story = scene.steps;

test('forward to the end and back again visits every step once', () => {
  const there = [story[0]];
  while (there.at(-1) !== story.at(-1)) there.push(moved(story, there.at(-1), { to: 'next' }));
  assert.deepEqual(there, story);
  const back = [story.at(-1)];
  while (back.at(-1) !== story[0]) back.push(moved(story, back.at(-1), { to: 'previous' }));
  assert.deepEqual(back.reverse(), story);
});

test('a move beyond an end stays at the step', () => {
  assert.equal(moved(story, story.at(-1), { to: 'next' }), story.at(-1));
  assert.equal(moved(story, story[0], { to: 'previous-in-lane' }), story[0]);
});

test('a move within a lane leads to another step of that lane', () => {
  const fin = story.find(({ id }) => id === 'fin.1');
  const next = moved(story, fin, { to: 'next-in-lane' });
  assert.equal(next?.lane, 'wire');
  assert.notEqual(next, fin);
});

test('one move leads to the failure', () => {
  assert.equal(moved(story, story[0], { to: 'next-failure' })?.id, 'error.2');
});

test('an event that a level does not show stands for the last step before it', () => {
  const place = HUNG_UP.findLastIndex((event) => event.kind === 'phase');
  assert.equal(stepAt(scene, place)?.id, 'rst.1');
});

test('an event that the run does not have stands for the decisive step', () => {
  assert.equal(stepAt(scene, -1)?.id, 'write.2');
});

test('a scene that went through JSON gives the same picture, as a page needs it', () => {
  const there: Scene = JSON.parse(JSON.stringify(scene));
  for (const width of [960, 330]) {
    const drawn = (each: Scene) => markupOf(picture(each, { width, name: 'p', at: 'fin.1' }).root);
    assert.equal(drawn(there), drawn(scene));
  }
});
