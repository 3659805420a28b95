/** A program that never ends is ended, with a message that names the limit. Until then the page stays responsive. */
import { BUG, linkTo } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';
import { ENDLESS } from './escapes.ts';
import { longestGapMs, watchFrames } from './frames.ts';

test.use({ allowedErrors: /Content[ -]Security[ -]Policy|Refused/i });

/** The Lab ends a run after this time, and the page says so. */
const RUN_WALL_MS_MAX = 10_000;

/** The longest time that the page may go without a frame. */
const GAP_MS_MAX = 1_000;

/** In Firefox without a sweep: a worker that is never free, and one that floods its page. */
const FOR_FIREFOX = ['infinite loop', 'messages of its own'];

for (const { name, code } of ENDLESS) {
  // Alone on the machine: the program takes one core, and the page the other.
  const tag = FOR_FIREFOX.includes(name) ? ['@alone'] : ['@alone', IN_FIREFOX_BY_SWEEP.tag];
  test(name, { tag }, async ({ play, page, browserName }) => {
    test.skip(
      browserName === 'firefox' && name.includes('regular expression'),
      'Firefox gives up on such an expression by itself: “too much recursion”',
    );
    await play.open(linkTo({ 'client.mjs': code }));
    await watchFrames(page);
    const started = Date.now();
    await play.pressRun();
    const tookMs = Date.now() - started;
    await expect(play.verdict).toHaveText(/Ended: (.* limit|nothing left to happen)|No answer/);
    await expect(play.lab).toContainText(
      /more than|used up|still (busy|waits)|never|cannot be read/i,
    );
    expect(tookMs).toBeLessThan(RUN_WALL_MS_MAX + 2_000);
    expect(await longestGapMs(page)).toBeLessThan(GAP_MS_MAX);
    await play.program.getByRole('button', { name: 'Reset' }).click();
    await play.settled();
    await expect(play.verdict, 'the page works on').toHaveText(BUG);
  });
}
