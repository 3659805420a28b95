import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION } from '../../../trace/testing/runs.ts';
import { firstDifferenceOf } from './first-difference.ts';
import { pairOf } from './pair.ts';
import { runDataOf } from './run-data.ts';

const run = { exitCode: 0, playHref: '' };
const failed = { ...run, trace: HUNG_UP, title: 'Node 20' };
const answered = { ...run, trace: NEW_CONNECTION, title: 'Node 18' };
const pair = (one: typeof failed, other: typeof failed) =>
  pairOf(runDataOf(one, one), runDataOf(other, one));

test('where two runs part is said once, with the run that does it', () => {
  const said = firstDifferenceOf(pair(answered, failed));
  assert.match(said, /^They first differ [\d.]+ ms (before|after) the response/);
  assert.match(said, /in a step that only Node 20 has: “The program asks again/);
});

test('it is the same moment from either side', () => {
  const when = (text: string) => /differ (.*? the response)/.exec(text)?.[1];
  const one = firstDifferenceOf(pair(answered, failed));
  assert.ok(when(one));
  assert.equal(when(firstDifferenceOf(pair(failed, answered))), when(one));
});

test('what is said of both in the same words is not said twice', () => {
  const two = pair(failed, failed);
  const same = two.runs[0].scene.steps[1]!.id;
  const differing = { ...two, differs: [new Set([same]), new Set([same])] } as const;
  const said = firstDifferenceOf(differing);
  assert.match(said, /in what is sent: “[^”]+”$/);
});

test('a run does not differ from itself', () => {
  assert.equal(firstDifferenceOf(pair(failed, failed)), 'The two runs do not differ in any step.');
});
