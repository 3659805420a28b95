/** “Try every order”: the reader's program in each order that the bounds allow, and the one that fails step by step. */
import type { Page } from '@playwright/test';
import { ANSWERED_THIS_TIME, linkTo } from '../playground.ts';
import { expect, test } from '../test.ts';

/** A search takes two seconds on a quiet machine; Firefox and a busy one take more. */
const SEARCH_MS_MAX = 120_000;

async function tryEveryOrder(page: Page, query: string) {
  await page.goto(`/play/?${query}`);
  await expect(page.locator('#play')).toHaveAttribute('data-ready', '');
  await page.getByRole('button', { name: 'Try every order' }).click();
  return page.getByRole('dialog', { name: 'Every order' });
}

/** The same in Node: src/engines/lab/orders/script.test.ts. */
for (const [query, counts, words] of [
  ['node=20.0.0&fetch=2.6.12', '0/21', 'Fails in all 21 orders, within these bounds'],
  ['node=24.22.3&fetch=2.6.12', '9/30', 'Fails in 21 of 30 orders, within these bounds'],
  [
    'node=24.22.3&fetch=2.6.12&fix=honour-close',
    '9/9',
    'Answered in all 9 orders, within these bounds',
  ],
] as const) {
  test(`${query}: ${counts} orders are answered`, async ({ page }) => {
    test.setTimeout(SEARCH_MS_MAX + 30_000);
    const dialog = await tryEveryOrder(page, query);
    await expect(dialog).toHaveAttribute('data-orders', counts, { timeout: SEARCH_MS_MAX });
    await expect(dialog.locator('.verdict')).toHaveText(words);
    await expect(dialog.locator('[data-part="orders-within"]')).toContainText(
      /callbacks up to 50 ms.*Node [\d.]+’s own http library.*lib\/ [0-9a-f]{16}/,
    );
    const said = await dialog.locator('[data-part="orders-counts"]').textContent();
    console.log(`orders: ${said}`);
  });
}

test('the order that fails opens in the figure, and the way back is there', async ({ page }) => {
  test.setTimeout(SEARCH_MS_MAX + 30_000);
  const dialog = await tryEveryOrder(page, 'node=24.22.3&fetch=2.6.12');
  await expect(dialog).toHaveAttribute('data-orders', '9/30', { timeout: SEARCH_MS_MAX });
  await expect(dialog).toContainText(/Least delay .*that fails: 0\.331 ms/);
  await dialog.getByRole('link', { name: 'Step through it' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/order=[^&]*1sfin1-332/);
  const verdict = page.locator('[data-part="engine-result-lab"] .verdict');
  await expect(verdict).toContainText('socket hang up');
  await page.locator('[data-part="unchoose"]').click();
  await expect(verdict).toHaveText(ANSWERED_THIS_TIME);
});

test('a program of a link is tried after it was run; one that throws fails in each order', async ({
  page,
}) => {
  test.setTimeout(SEARCH_MS_MAX + 30_000);
  await page.goto(linkTo({ 'client.mjs': 'throw new Error("mine");\n' }));
  await expect(page.locator('#play')).toHaveAttribute('data-ready', '');
  const dialog = page.getByRole('dialog', { name: 'Every order' });
  await page.getByRole('button', { name: 'Try every order' }).click();
  await expect(dialog).toContainText('Read it and press Run first');
  await page.keyboard.press('Escape');
  await page.locator('[data-part="run"]').click();
  await expect(page.locator('[data-part="engine-result-lab"] .verdict')).toContainText('mine');
  await page.getByRole('button', { name: 'Try every order' }).click();
  await expect(dialog.locator('.verdict')).toContainText(/Fails in/, { timeout: SEARCH_MS_MAX });
});

test('Stop keeps what was found, and says that it is not all', async ({ page }) => {
  test.setTimeout(SEARCH_MS_MAX + 30_000);
  const dialog = await tryEveryOrder(page, 'node=24.22.3&fetch=2.6.12&requests=4');
  await expect(dialog.locator('[data-part="orders-counts"]')).toContainText(/answered.*to go/, {
    timeout: 60_000,
  });
  await dialog.getByRole('button', { name: 'Stop' }).click();
  await expect(dialog.locator('.verdict')).toContainText(/Not all: [\d,]+ orders? tried/, {
    timeout: 60_000,
  });
  await expect(dialog.getByRole('button', { name: 'Stop' })).toBeHidden();
});

test('on a phone it stands under the picture, and Escape ends it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const dialog = await tryEveryOrder(page, 'node=24.22.3&fetch=2.6.12&requests=4');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.locator('[data-part="orders"]:visible')).toBeFocused();
});

test('a remedy that one delay refutes has the run that does it', async ({ page }) => {
  await page.goto('/fixes/#every-order');
  const table = page.getByRole('table').filter({ hasText: 'answered in all' });
  const preload = table.getByRole('row', { name: /by the preload/ });
  await expect(preload.getByText('answered in all 9 orders')).toHaveCount(3);
  const refuted = table
    .getByRole('row', { name: /setTimeout\(0\)/ })
    .getByRole('cell')
    .nth(2);
  await expect(refuted).toContainText(/refuted: [\d.]+ ms of delay is enough/);
  await refuted.getByRole('link', { name: 'see it' }).click();
  await expect(page).toHaveURL(/\/play\/\?node=24\.22\.3.*gap=timeout0.*order=/);
  await expect(page.locator('[data-part="engine-result-lab"] .verdict')).toContainText(
    'socket hang up',
  );
});
