/** A reader who pastes an error finds the page that answers, with the keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

async function openSearch(page: Page): Promise<{ dialog: Locator; field: Locator }> {
  await page.goto('/fixes/');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  const field = dialog.getByRole('searchbox', { name: 'Search this site' });
  await expect(field).toBeFocused();
  return { dialog, field };
}

test('the texts of the error lead to the answer first', async ({ page }) => {
  const { dialog, field } = await openSearch(page);
  const links = dialog.getByRole('listitem').getByRole('link');
  for (const text of [
    'socket hang up',
    'ECONNRESET',
    'FetchError: request to http://127.0.0.1:3000/2 failed, reason: socket hang up',
  ]) {
    await field.fill(text);
    await expect(dialog.getByRole('status')).toHaveText(/^\d found\.$/);
    await expect.soft(links.first(), text).toHaveAttribute('href', '/');
    const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect.soft(found, text).toContain('/explain/into-the-window/');
    await field.fill('');
    await expect(links).toHaveCount(0);
  }
});

test('an error of another kind leads to the look-alikes', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  const { dialog, field } = await openSearch(page);
  await field.fill('Premature close');
  await expect(dialog.getByRole('link').first()).toHaveAttribute('href', '/look-alikes/');
});

test('other words for the error lead to the answer', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  const { dialog, field } = await openSearch(page);
  const links = dialog.getByRole('listitem').getByRole('link');
  for (const text of [
    ...['write EPIPE', '413', 'before secure TLS connection', 'Lambda', 'supertest'],
    ...['socketCloseListener', 'program does not end', 'Bun.serve', 'AggregateError'],
  ]) {
    await field.fill(text);
    await expect(dialog.getByRole('status'), text).toHaveText(/^\d+ found\.$/);
    const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect.soft(found, text).toContain('/look-alikes/');
    await field.fill('');
    await expect(links).toHaveCount(0);
  }
});

test('Enter opens the first page of the list', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  const { field } = await openSearch(page);
  await field.fill('playground');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/play\//);
});

test('Escape closes at once and keeps what was typed', async ({ page }) => {
  const { dialog, field } = await openSearch(page);
  await field.fill('keep-alive');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(field).toHaveValue('keep-alive');
  await page.keyboard.type('FIN');
  await expect(field, 'a new word takes its place').toHaveValue('FIN');
});

test(
  'a slash opens the search, but in a field it is text',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    await page.goto('/fixes/');
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    const field = dialog.getByRole('searchbox');
    await expect(field).toBeFocused();
    await page.keyboard.type('/2');
    await expect(field).toHaveValue('/2');
  },
);

test(
  'search does not find the words of a run or of a button',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    const { dialog, field } = await openSearch(page);
    await field.fill('premature close');
    await expect(dialog.getByRole('status')).toHaveText(/^\d+ found\.$/);
    await expect(dialog.getByRole('list')).not.toContainText(/decisive step|Step forward|Story/);
  },
);

test('search says when it found nothing', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  const { dialog, field } = await openSearch(page);
  await field.fill('xylophone');
  await expect(dialog.getByRole('status')).toHaveText('Nothing about “xylophone” here.');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
});
