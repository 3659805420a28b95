import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Engine, RunInput, RunResult } from '../engines/engine.ts';
import { withBegunRun } from './begun-run.ts';

const ONE: RunInput = { files: { 'client.mjs': '1' }, node: '20.0.0', fetch: 'http' };
const OTHER: RunInput = { ...ONE, files: { 'client.mjs': '2' } };
const NEVER = new AbortController().signal;

/** An engine that notes what it runs, and answers when it is told to. */
function engineThatWaits() {
  const runs: { input: RunInput; signal: AbortSignal; end: PromiseWithResolvers<RunResult> }[] = [];
  const engine: Engine = {
    id: 'lab',
    availability: async () => ({ available: true }),
    run(input, signal) {
      const end = Promise.withResolvers<RunResult>();
      signal.addEventListener('abort', () => end.reject(signal.reason));
      runs.push({ input, signal, end });
      return end.promise;
    },
  };
  return { engine, runs };
}

const resultOf = (wallMs: number): RunResult => ({
  provenance: { engine: 'lab', node: '20.0.0' },
  events: [],
  exitCode: 0,
  wallMs,
});

test('the first run of that input is the one that has begun; the next one is another', async () => {
  const { engine, runs } = engineThatWaits();
  const lab = withBegunRun(engine, ONE);
  assert.equal(runs.length, 1);
  const first = lab.run({ ...ONE, files: { ...ONE.files } }, NEVER);
  runs[0]?.end.resolve(resultOf(1));
  assert.equal((await first).wallMs, 1);
  void lab.run(ONE, NEVER);
  assert.deepEqual(
    runs.map(({ input }) => input),
    [ONE, ONE],
  );
});

test('a run of another input ends it', () => {
  const { engine, runs } = engineThatWaits();
  const lab = withBegunRun(engine, ONE);
  void lab.run(OTHER, NEVER);
  assert.ok(runs[0]?.signal.aborted);
  assert.deepEqual(runs[1]?.input, OTHER);
  assert.ok(!runs[1]?.signal.aborted);
});

test('who gave up waiting for it has ended it', async () => {
  const { engine, runs } = engineThatWaits();
  const lab = withBegunRun(engine, ONE);
  const controller = new AbortController();
  const running = lab.run(ONE, controller.signal);
  controller.abort(new Error('given up'));
  await assert.rejects(running, /given up/);
  assert.ok(runs[0]?.signal.aborted);
});

test('one that has failed before somebody asked is tried again', async () => {
  const { engine, runs } = engineThatWaits();
  const lab = withBegunRun(engine, ONE);
  runs[0]?.end.reject(new Error('no network'));
  await new Promise((resolve) => setImmediate(resolve));
  const running = lab.run(ONE, NEVER);
  runs[1]?.end.resolve(resultOf(2));
  assert.equal((await running).wallMs, 2);
});
