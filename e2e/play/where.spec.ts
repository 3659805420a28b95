/** “Where does it fail?”: the reader's program at other times, in a picture that fills while it is searched. */
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

/** Some 590 runs, of which Firefox makes five a second on a busy machine with two processors. */
const SEARCH_MS_MAX = 240_000;

test(
  'the picture fills until it is whole, and a place opens its run in the page',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    test.setTimeout(SEARCH_MS_MAX + 30_000);
    await page.goto('/play/?node=24.22.3&fetch=2.6.12');
    await expect(page.locator('#play')).toHaveAttribute('data-ready', '');
    await page.getByRole('button', { name: 'Where does it fail?' }).click();
    const figure = page.getByRole('dialog').locator('phase-figure');
    await expect(figure.locator('svg.phase')).toHaveCount(2);
    await expect(figure.locator('[data-part="caption"]')).toContainText(/Trying|runs/);
    await expect(figure).toHaveAttribute('data-whole', '', { timeout: SEARCH_MS_MAX });
    const caption = await figure.locator('[data-part="caption"]').textContent();
    test.info().annotations.push({ type: 'search', description: caption ?? '' });
    console.log(`where: ${caption}`);
    await expect(figure.locator('svg.phase').first().locator('.edge')).toHaveCount(1);
    await figure.getByRole('slider', { name: /The FIN comes/ }).fill('60');
    await expect(figure.locator('.verdict').first()).toHaveAttribute('data-outcome', 'failed');
    await expect(figure.locator('.verdict').nth(1)).toHaveAttribute('data-outcome', 'ok');
    await figure.getByRole('link', { name: /Open this run: This program/ }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(/fin=[\d.]+ms/);
    await expect(page.locator('[data-part="engine-result-lab"] .verdict')).toContainText(
      'socket hang up',
    );
  },
);

test('closing the dialog ends the search', async ({ page }) => {
  await page.goto('/play/?node=24.22.3&fetch=2.6.12');
  await expect(page.locator('#play')).toHaveAttribute('data-ready', '');
  await page.getByRole('button', { name: 'Where does it fail?' }).click();
  const figure = page.locator('.where-dialog phase-figure');
  await expect(figure).toHaveAttribute('data-runs', /\d/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.waitForTimeout(1_500);
  const runs = await figure.getAttribute('data-runs');
  await page.waitForTimeout(1_000);
  expect(await figure.getAttribute('data-runs')).toBe(runs);
  await expect(figure).not.toHaveAttribute('data-whole', '');
});

test('a server without a FIN is told in words', async ({ page }) => {
  await page.goto('/play/?node=20.0.0&fetch=2.6.12&server=keep-open');
  await expect(page.locator('#play')).toHaveAttribute('data-ready', '');
  await page.getByRole('button', { name: 'Where does it fail?' }).click();
  await expect(page.getByRole('dialog')).toContainText('This server sends no FIN');
  await expect(page.getByRole('dialog').locator('phase-figure')).toBeHidden();
});
