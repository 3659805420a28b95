import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DELAY_MS_MAX, type FinTrial, finLimit, limitText } from './fin-limit.ts';

const program = (limitMs: number) => (fin: string) => {
  const delayMs = fin === 'same' ? 0 : Number.parseFloat(fin);
  return Promise.resolve<FinTrial>({ answered: delayMs <= limitMs, arrivesAt: delayMs * 1000 });
};

test('a limit is found to a hundredth of a millisecond', async () => {
  const limit = await finLimit(program(1.337));
  assert.deepEqual(limit, { holds: 'until', delayMs: 1.33, arrivesAt: 1330 });
  assert.equal(limitText(limit), 'FIN up to 1.3 ms');
});

test('a program can hold at no delay, or at every delay', async () => {
  assert.deepEqual(await finLimit(program(-1)), { holds: 'never' });
  assert.deepEqual(await finLimit(program(DELAY_MS_MAX)), { holds: 'always' });
});
