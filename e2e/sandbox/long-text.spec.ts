/** A very long text from a program neither stops the page nor makes it wider. */
import { linkTo } from '../playground.ts';
import { expect, test } from '../test.ts';
import { longestGapMs, watchFrames } from './frames.ts';

/** The longest time that the page may go without a frame. */
const GAP_MS_MAX = 1_000;

const PROGRAMS = [
  [
    'an error of 900,000 characters',
    "throw new Error('A'.repeat(900_000));",
    /The program stopped in line 1/,
  ],
  ['an error of 50 million', "throw new Error('A'.repeat(50_000_000));", /Ended: output limit/],
  ['40,000 lines', 'for (let i = 0; i < 40_000; i++) console.log(i);', /No connection|No request/],
] as const;

for (const [name, code, verdict] of PROGRAMS) {
  test(`${name}`, { tag: '@alone' }, async ({ play, page }) => {
    await play.open(linkTo({ 'client.mjs': `${code}\n` }));
    await watchFrames(page);
    await play.pressRun();
    await expect(play.verdict).toHaveText(verdict);
    await play.openPane('Output');
    expect(await longestGapMs(page)).toBeLessThan(GAP_MS_MAX);
    const [width, room] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(width).toBeLessThanOrEqual(room ?? 0);
  });
}
