/**
 * On the smallest screen, with reduced motion, a link opens a step, and the reader gets to the end of every run and
 * back.
 */
import type { Page } from '@playwright/test';
import { chapterPaths, Figure } from '../figure.ts';
import { IN_FIREFOX_BY_SWEEP, standsForChapters, sweep } from '../sweep.ts';
import { expect, test } from '../test.ts';

test.use({ viewport: { width: 320, height: 640 }, contextOptions: { reducedMotion: 'reduce' } });

/** How far the page is wider than the window. */
const overflowPx = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** The ids of the steps of a page's last run, as links have them. They are in the page before any script. */
function stepIds(html: string): string[] {
  const [, transcript = ''] =
    [...html.matchAll(/<ol data-part="transcript">(.*?)<\/ol>/gs)].at(-1) ?? [];
  return [...transcript.matchAll(/<li data-step="([^"]+)"/g)].map(([, id]) => id ?? '');
}

test('a link opens every run at its step, and the buttons go on from there', async ({
  page,
  request,
  browserName,
}) => {
  test.slow();
  for (const path of sweep(browserName, await chapterPaths(request), standsForChapters)) {
    await test.step(path, async () => {
      const ids = stepIds(await (await request.get(path)).text());
      await page.goto(`${path}?at=${ids[2]}`);
      const figure = new Figure(page);
      const sentences = await figure.sentences();
      // The step in an address belongs to a single run. A comparison stays before its first step.
      const isComparison = await figure.isComparison();
      const start = isComparison ? 0 : 3;
      if (start > 0) await figure.showsStep(start, sentences);
      await figure.forward.focus();
      for (let step = start + 1; step <= sentences.length; step += 1) {
        await page.keyboard.press('Enter');
        await figure.showsStep(step, sentences);
        // Stock Firefox cannot be told over WebDriver BiDi to reduce motion.
        if (browserName === 'firefox') continue;
        expect(await page.evaluate(() => document.getAnimations().length), 'motion').toBe(0);
      }
      await expect(figure.forward).toBeDisabled();
      const last = ids[isComparison ? 2 : ids.length - 1];
      await expect(page, 'the address has the step').toHaveURL(`${path}?at=${last}`);
      expect.soft(await overflowPx(page)).toBe(0);
      await figure.back.focus();
      for (let step = sentences.length - 1; step >= 1; step -= 1) {
        await page.keyboard.press('Enter');
        await figure.showsStep(step, sentences);
      }
      await expect(figure.picture).toBeVisible();
    });
  }
});

test(
  'a link to a step that the run does not have opens it where it is decided',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    await page.goto('/explain/into-the-window/?at=nothing.7');
    await expect(new Figure(page).words).toContainText('Request 2 is written');
  },
);
