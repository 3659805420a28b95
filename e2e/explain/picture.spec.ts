/**
 * At three widths nothing of any chapter is wider than the page or its picture. A sweep also takes pictures, light and
 * dark, for people to look at. They are kept with the test results.
 */
import type { Page } from '@playwright/test';
import { chapterPaths, Figure } from '../figure.ts';
import { IS_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

test.skip(
  ({ browserName }) => browserName !== 'chromium',
  'one browser’s pictures are enough to look at, and stock Firefox does not emulate dark',
);

const WIDTHS = [1280, 768, 390] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Elements beyond the window, and elements that are cut off and cannot be scrolled. */
function escapees(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const wide = scrollWidth > clientWidth ? [`the page: ${scrollWidth} px`] : [];
  const outside = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, svg, table, .btn)')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .filter((element) => !element.closest('.vh, pre, .code, [tabindex="0"]'))
    .map((element) => element.outerHTML.slice(0, 100));
  return [...wide, ...outside];
}

/** Labels of the picture that are partly outside of it. */
const cutLabels = (page: Page) =>
  new Figure(page).picture.evaluate((svg) => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')]
      .filter((text) => {
        const { left, right, width } = text.getBoundingClientRect();
        return width > 0 && (left < frame.left - 1 || right > frame.right + 1);
      })
      .map((text) => text.textContent);
  });

test('every chapter at three widths, light and dark', async ({ page, request }, testInfo) => {
  test.slow();
  for (const chapter of await chapterPaths(request)) {
    await test.step(chapter, async () => {
      await page.goto(chapter);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await expect(new Figure(page).picture).toBeVisible();
        expect.soft(await page.evaluate(escapees), `${chapter} at ${width} px`).toEqual([]);
        expect.soft(await cutLabels(page), `labels of ${chapter} at ${width} px`).toEqual([]);
        for (const colorScheme of IS_SWEEP ? SCHEMES : []) {
          await page.emulateMedia({ colorScheme });
          const name = `${chapter.split('/')[2]}-${width}-${colorScheme}.png`;
          const path = testInfo.outputPath(name);
          await page.screenshot({ path, fullPage: true });
          testInfo.attachments.push({ name, path, contentType: 'image/png' });
        }
      }
    });
  }
});
