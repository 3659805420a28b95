/** At a width of 320 px, as WCAG 2.2 §1.4.10 asks, nothing scrolls sideways and everything can be reached. */
import { ANSWERED_THIS_TIME } from '../playground.ts';
import { sitePaths } from '../site/paths.ts';
import { expect, test } from '../test.ts';

test.use({ viewport: { width: 320, height: 640 } });

/** How far the page is wider than the window, and the elements that cause it. */
function overflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 100))
    .slice(0, 5);
}

test('no page scrolls sideways', async ({ page, request }) => {
  for (const path of await sitePaths(request)) {
    await page.goto(path);
    expect.soft(await page.evaluate(overflow), path).toEqual([]);
  }
});

test('the playground works in every pane', async ({ play, page }) => {
  await play.open();
  await play.openPanel('Conditions');
  await play.pickPreset('setTimeout(0) before the request');
  await expect(play.verdict).toHaveText(ANSWERED_THIS_TIME);
  await play.turn('Server closes', 'when asked, and says so');
  await play.unfold();
  expect.soft(await page.evaluate(overflow), 'Conditions').toEqual([]);
  await play.openPanel('Picture');
  await expect(play.moment.locator('svg.picture')).toBeVisible();
  await play.openPanel('Events');
  for (const pane of ['Output', 'NODE_DEBUG', 'Packets', 'As text', 'Events'] as const) {
    await play.openPane(pane);
    expect.soft(await page.evaluate(overflow), pane).toEqual([]);
  }
  await play.openPanel('Program');
  await expect(play.run, 'Run is at hand beside the program').toBeInViewport();
  await expect(play.verdict).toBeInViewport();
  await play.program.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('textbox', { name: /Editor for/ })).toBeFocused();
  expect.soft(await page.evaluate(overflow), 'editor').toEqual([]);
});
