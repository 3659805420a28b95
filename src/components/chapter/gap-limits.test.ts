import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULTS } from '../../scenario/scenario.ts';
import { gapLimits, trial } from './gap-limits.ts';

test('each gap of the bug is answered up to its delay of the FIN, and fails beyond it', async () => {
  const limits = await gapLimits(DEFAULTS);
  for (const [gap, limit] of Object.entries(limits)) {
    const answered = async (delayMs: number) => {
      const fin = delayMs <= 0 ? 'same' : `${Number(delayMs.toFixed(2))}ms`;
      return (await trial({ ...DEFAULTS, gap, fin })).answered;
    };
    assert.equal(await answered(0), limit.holds !== 'never', gap);
    if (limit.holds !== 'until') continue;
    assert.equal(await answered(limit.delayMs), true, gap);
    assert.equal(await answered(limit.delayMs + 0.01), false, gap);
    // The search is right only if there is one limit, so other delays on both sides of it are tried.
    for (let part = 1; part < 8; part += 1) {
      assert.equal(await answered((limit.delayMs * part) / 8), true, `${gap}, ${part}/8 of it`);
      assert.equal(
        await answered(limit.delayMs + part * part),
        false,
        `${gap}, ${part ** 2} ms more`,
      );
    }
  }
});

test('a longer wait never holds less', async () => {
  const limits = Object.values(await gapLimits(DEFAULTS));
  const delays = limits.map((limit) => (limit.holds === 'until' ? limit.delayMs : -1));
  assert.deepEqual(
    delays,
    [...delays].sort((one, other) => one - other),
  );
});
