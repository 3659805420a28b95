import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HUNG_UP, NEW_CONNECTION } from '../../../trace/testing/runs.ts';
import { comparedRunsOf } from './compared-runs.ts';
import { firstDifferenceOf } from './first-difference.ts';
import { runDataOf } from './run-data.ts';

const run = { exitCode: 0, playHref: '' };
const failed = { ...run, trace: HUNG_UP, title: 'Node 20' };
const answered = { ...run, trace: NEW_CONNECTION, title: 'Node 18' };
const pair = (one: typeof failed, other: typeof failed) =>
  comparedRunsOf(runDataOf(one, one), runDataOf(other, one));

test('the first difference is one sentence for each run, with the title of the run', () => {
  const said = firstDifferenceOf(pair(answered, failed));
  assert.match(said, /^They first differ [\d.]+ ms (before|after) the response/);
  assert.match(said, /Node 20: “The program asks again[^”]+” Node 18, 1\.15 ms later: “[^”]+”$/);
});

test('the moment is the same whichever run comes first', () => {
  const when = (text: string) => /differ (.*? the response)/.exec(text)?.[1];
  const one = firstDifferenceOf(pair(answered, failed));
  assert.ok(when(one));
  assert.equal(when(firstDifferenceOf(pair(failed, answered))), when(one));
});

test('a sentence that is the same for both runs is not repeated', () => {
  const two = pair(failed, failed);
  const same = two.runs[0].scene.steps[1]!.id;
  const differing = { ...two, differs: [new Set([same]), new Set([same])] } as const;
  const said = firstDifferenceOf(differing);
  assert.match(said, /Node 20: “[^”]+” Node 20: the same, with other content\.$/);
});

test('a step that the other run has later is given with the delay', () => {
  const two = pair(failed, failed);
  const [one, other] = two.runs;
  const late = other.scene.steps[1]!;
  const moved = other.scene.steps.map((step) =>
    step === late ? { ...step, t: step.t + 6320 } : step,
  );
  const scene = { ...other.scene, steps: moved };
  const differing = {
    runs: [one, { ...other, scene }],
    marks: two.marks.map((mark) => ({
      ...mark,
      places: new Map([...mark.places].filter(([of]) => of === one.scene)),
    })),
    differs: [new Set([late.id]), new Set<string>()],
  } as const;
  assert.match(
    firstDifferenceOf(differing),
    /Node 20: “[^”]+” Node 20: the same, 6\.32 ms later\.$/,
  );
});

test('a run does not differ from itself', () => {
  assert.equal(firstDifferenceOf(pair(failed, failed)), 'The two runs do not differ in any step.');
});
