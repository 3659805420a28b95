/** A figure is complete without its scripts, works when it is touched, and says so when a part cannot be loaded. */
import type { Page } from '@playwright/test';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

const CHAPTER = '/explain/into-the-window/';

const picture = (page: Page) => page.locator('race-figure [data-part="drawing"] svg:visible');
const sentence = (page: Page) => page.locator('race-figure [data-part="sentence"]').first();
const forward = (page: Page) => page.getByRole('button', { name: 'Step forward' });

test('a page that is only read loads no layout', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await page.goto(CHAPTER);
  await expect(picture(page)).toHaveCount(1);
  await expect(page.locator('race-figure')).toHaveAttribute('data-ready', '');
  expect(scripts.filter((path) => /\/(wide|tall|scene|rerun)\./.test(path))).toEqual([]);
  await forward(page).click();
  await expect.poll(() => scripts.filter((path) => /\/(wide|tall)\./.test(path)).length).toBe(1);
});

test('leaving while the layout loads shows no error', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/_astro\/(wide|tall)\./, async (route) => {
    await held;
    await route.abort();
  });
  await page.goto(CHAPTER);
  await forward(page).click();
  await page.goto('/glossary/');
  letGo();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a link to a step opens at that step', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.goto(`${CHAPTER}?at=fin.1`);
  await expect(sentence(page)).toContainText('FIN is in the client’s kernel');
  await expect(picture(page).locator('[data-key="flag"] text')).toHaveText('0.000');
});

test.describe('a part that does not load', () => {
  test.use({
    allowedErrors: /Failed to load|NetworkError|blocked|NS_ERROR|ERR_FAILED|Loading module/i,
  });

  test('is said in the figure; the picture stands and the words go on', async ({ page }) => {
    await page.route(/\/_astro\/(wide|tall)\./, (route) => route.abort());
    await page.goto(CHAPTER);
    const before = await sentence(page).textContent();
    await forward(page).click();
    await expect(page.getByRole('alert')).toContainText('Reload the page');
    await expect(picture(page)).toHaveCount(1);
    await expect(picture(page)).toBeVisible();
    await expect(sentence(page)).not.toHaveText(before ?? '');
  });

  test('another level: the one that is shown stays', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
    await page.route(/\/_astro\/scene\./, (route) => route.abort());
    await page.goto(CHAPTER);
    // No check(): the figure may have gone back to the old level before Playwright looks.
    await page.getByRole('radio', { name: 'Machinery' }).click();
    await expect(page.getByRole('alert')).toContainText('Reload the page');
    await expect(page.getByRole('radio', { name: 'Story' })).toBeChecked();
    await forward(page).click();
    await expect(page.locator('race-figure [data-part="count"]')).toHaveText(/ of 1\d$/);
  });
});
