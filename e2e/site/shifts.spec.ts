/** While a page starts, nothing on it moves. Firefox does not report layout shifts. */
import type { Page } from '@playwright/test';
import { linkTo } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';
import { sitePaths } from './paths.ts';

test.use({ allowedErrors: /Failed to load|ERR_FAILED/ });
test.skip(({ browserName }) => browserName !== 'chromium', 'only Chromium reports layout shifts');

/** A start of a page at a loaded machine, and on a playground its first answer. */
const PAGE_MS_MAX = 10_000;

/** Far less than what Lighthouse begins to count (0.1), and more than a button that gets a word longer. */
const SHIFT_MAX = 0.01;

const WINDOWS = [
  { width: 1350, height: 940 },
  { width: 390, height: 844 },
] as const;

async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: object[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as {
          value: number;
          sources: readonly { node: Node | null }[];
        };
        shifts.push({ value, moved: sources.map(({ node }) => node?.parentElement?.className) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The shifts of a page that has started and, on a playground, has its answer. */
async function shiftsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await page.evaluate(async () => {
    const play = document.querySelector<HTMLElement>('#play');
    const isBusy = () =>
      play &&
      (play.dataset['ready'] === undefined || play.querySelector('[aria-busy="true"]') !== null);
    do {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } while (isBusy());
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
  const shifts = await page.evaluate(
    () => (globalThis as unknown as { shifts: { value: number; moved: string[] }[] }).shifts,
  );
  const sum = shifts.reduce((all, { value }) => all + value, 0);
  return sum < SHIFT_MAX ? [] : shifts.map((shift) => JSON.stringify(shift));
}

for (const viewport of WINDOWS) {
  test.describe(`${viewport.width} px wide`, () => {
    test.use({ viewport });

    test('no page moves', IN_FIREFOX_BY_SWEEP, async ({ page, request }) => {
      // Late fonts have a test of their own.
      await page.route('**/*.woff2', (route) => route.abort());
      await recordShifts(page);
      const paths = [
        ...(await sitePaths(request)),
        '/play/?node=18.20.8&gap=immediate',
        linkTo({ 'client.mjs': '// a stranger’s\n' }),
      ];
      test.setTimeout(paths.length * PAGE_MS_MAX);
      for (const path of paths) {
        expect.soft(await shiftsOf(page, path), path).toEqual([]);
      }
    });
  });
}

test('a font that comes late moves no text', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.route('**/*.woff2', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await recordShifts(page);
  for (const path of ['/', '/corrections/', '/play/']) {
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    expect.soft(await shiftsOf(page, path), path).toEqual([]);
  }
});
