import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aborted, inTime, settlesWithin } from './waiting.ts';

const never = new Promise<never>(() => {});

test('work that settles in time settles as it does', async () => {
  assert.equal(await inTime(Promise.resolve(1), 1_000, 'files-not-mounted'), 1);
  await assert.rejects(inTime(Promise.reject(new Error('no')), 1_000, 'files-not-mounted'), {
    message: 'no',
  });
  assert.equal(await settlesWithin(Promise.reject(new Error('no')), 1_000), true);
});

test('work that never settles gets a named failure after its limit', async () => {
  await assert.rejects(inTime(never, 5, 'process-not-started'), { code: 'process-not-started' });
  assert.equal(await settlesWithin(never, 5), false);
});

test('an abort ends the wait with its reason, before or after the wait began', async () => {
  const before = AbortSignal.abort(new Error('enough'));
  await assert.rejects(aborted(before), { message: 'enough' });
  const controller = new AbortController();
  const waiting = aborted(controller.signal);
  controller.abort(new Error('enough'));
  await assert.rejects(waiting, { message: 'enough' });
});
