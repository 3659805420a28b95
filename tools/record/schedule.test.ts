import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { runJobs, type ScheduledJob } from './schedule.ts';

/** Runs jobs of some milliseconds each and notes what ran at the same time. */
async function observed(plan: readonly { readonly alone: boolean; readonly ms: number }[]) {
  const running = new Set<number>();
  const together: number[][] = [];
  const done: number[] = [];
  const jobs: ScheduledJob[] = plan.map(({ alone, ms }, at) => ({
    alone,
    async run() {
      running.add(at);
      together.push([...running].sort());
      await sleep(ms);
      running.delete(at);
      done.push(at);
    },
  }));
  await runJobs(() => jobs.shift());
  return { together, done: done.sort((a, b) => a - b) };
}

test('at most two run at once, and all of them do', async () => {
  const { together, done } = await observed(
    [5, 20, 5, 5, 1, 9].map((ms) => ({ alone: false, ms })),
  );
  assert.deepEqual(done, [0, 1, 2, 3, 4, 5]);
  assert.equal(Math.max(...together.map(({ length }) => length)), 2);
});

test('nothing runs beside a job that has to be alone', async () => {
  const plan = [8, 3, 5, 2, 7, 1, 4, 6].map((ms, at) => ({ alone: at % 3 === 1, ms }));
  const { together, done } = await observed(plan);
  assert.equal(done.length, plan.length);
  for (const group of together) {
    if (group.some((at) => plan[at]!.alone)) assert.equal(group.length, 1, group.join(', '));
  }
});

test('a job may bring others', async () => {
  const left = [2];
  let runs = 0;
  await runJobs(() => {
    const more = left.pop();
    if (more === undefined) return undefined;
    return {
      alone: false,
      async run() {
        runs += 1;
        await sleep(1);
        for (let at = 0; at < more; at += 1) left.push(more - 1);
      },
    };
  });
  assert.equal(runs, 1 + 2 + 2);
});

test('what a job throws comes out after the one beside it has ended, and nothing new begins', async () => {
  let hasEnded = false;
  const jobs: ScheduledJob[] = [
    {
      alone: false,
      run: () =>
        sleep(10).then(() => {
          hasEnded = true;
        }),
    },
    { alone: false, run: () => Promise.reject(new Error('no room')) },
    { alone: false, run: () => assert.fail('it began') },
  ];
  await assert.rejects(
    runJobs(() => jobs.shift()),
    /no room/,
  );
  assert.ok(hasEnded);
});
