import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabRunner } from '../build/lab-runner.ts';
import { markupOf } from '../figures/svg.ts';
import { EXAMPLES } from './examples.ts';
import { openingStep } from './reading/board.ts';
import { loopRunOf } from './reading/moments.ts';
import { momentWords } from './reading/words.ts';
import { stripOf } from './strip.ts';
import { runAsLoop } from './testing.ts';

const lab = await LabRunner.load();

test('the strip has a sign for each step, and a press on it finds the step', async () => {
  for (const { text } of EXAMPLES.slice(0, 4)) {
    const run = loopRunOf((await runAsLoop(lab, '24.22.3', text)).events);
    for (const width of [340, 700, 1100]) {
      const { root, stepAt } = stripOf(run, 3, width);
      const markup = markupOf(root);
      const phases = run.moments.filter(({ event }) => event.kind === 'phase');
      assert.equal(markup.match(/class="turn /g)?.length, phases.length);
      const stepPx = (width - 92 - 10) / run.moments.length;
      for (const [index] of run.moments.entries()) {
        assert.equal(stepAt(92 + (index + 0.5) * stepPx), index);
      }
      assert.deepEqual([stepAt(-50), stepAt(width + 50)], [0, run.moments.length - 1]);
    }
  }
});

test('of a long run the strip shows the steps around the current one', async () => {
  const text =
    'let n = 0;\nprocess.nextTick(function again() { if (++n < 500) process.nextTick(again); });\n';
  const run = loopRunOf((await runAsLoop(lab, '24.22.3', text)).events);
  assert.ok(run.moments.length > 900);
  for (const index of [0, 500, run.moments.length - 1]) {
    const { root, stepAt } = stripOf(run, index, 700);
    assert.ok(markupOf(root).length < 40_000);
    const seen = [stepAt(0), stepAt(700)];
    assert.ok((seen[0] ?? 0) <= index && index <= (seen[1] ?? 0));
  }
});

test('the page opens where most things wait', async () => {
  const run = loopRunOf((await runAsLoop(lab, '24.22.3', EXAMPLES[0]?.text ?? '')).events);
  assert.equal(momentWords(run, openingStep(run)).sentence, 'Line 6 prints “main”.');
  assert.equal(openingStep(loopRunOf([])), 0);
});
