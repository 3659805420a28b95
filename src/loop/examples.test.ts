import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releasesInCache } from '../build/cache.ts';
import { LabRunner } from '../build/lab-runner.ts';
import { traceHash } from '../trace/record/hash.ts';
import { EXAMPLES } from './examples.ts';
import { loopRunOf } from './reading/moments.ts';
import { momentWords } from './reading/words.ts';
import { printedLines, runAsLoop } from './testing.ts';

const lab = await LabRunner.load();
const releases = await releasesInCache();

test('each example has its own id, title and idea, and is short', () => {
  assert.ok(EXAMPLES.length >= 10);
  for (const field of ['id', 'title', 'idea', 'text'] as const) {
    assert.equal(new Set(EXAMPLES.map((each) => each[field])).size, EXAMPLES.length, field);
  }
  for (const { id, idea, text } of EXAMPLES) {
    assert.match(id, /^[a-z]+(-[a-z]+)*$/);
    assert.match(idea, /^[A-Z].{40,230}\.$/, id);
    assert.ok(text.split('\n').length <= 20, id);
  }
});

test('the Lab gives what an example prints, on each release; the probe changes nothing of a run', async (t) => {
  for (const { id, text, prints, orPrints } of EXAMPLES) {
    await t.test(id, async () => {
      for (const node of releases) {
        const run = await runAsLoop(lab, node, text);
        const lines = printedLines(run);
        const wanted = orPrints && lines[0] === orPrints[0] ? orPrints : prints;
        assert.deepEqual(lines, wanted, node);
        const files = { 'client.mjs': text, 'server.mjs': '' };
        const plain = await lab.run({ node, fetch: 'http', files });
        assert.equal(traceHash(run.events), traceHash(plain.events), node);
      }
    });
  }
});

test('each step of each example has words, and each thing in a queue that ran or was cleared is a step', async () => {
  for (const { id, text } of EXAMPLES) {
    const { events } = await runAsLoop(lab, '24.22.3', text);
    const run = loopRunOf(events);
    for (const [index] of run.moments.entries()) {
      const { short, sentence } = momentWords(run, index);
      assert.match(sentence, /^[A-Z‘].*\S$/s, id);
      assert.doesNotMatch(`${short} ${sentence}`, /undefined|\{turn\}|\?/, id);
    }
    const places = new Set(run.moments.map(({ place }) => place));
    for (const { ranAt } of run.queued) for (const place of ranAt) assert.ok(places.has(place), id);
  }
});
