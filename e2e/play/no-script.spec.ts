/** Without JavaScript a reader gets the run as text, and instructions to run the programs by hand. */
import { BUG } from '../playground.ts';
import { expect, test } from '../test.ts';

test.use({ javaScriptEnabled: false });

test.skip(
  ({ browserName }) => browserName === 'firefox',
  'the stock Firefox cannot be told over WebDriver BiDi to switch JavaScript off',
);

/** The visible text. Playwright's reading of the document would leave `<noscript>` out. */
const seen = { useInnerText: true };

test('the default run can be read', async ({ page }) => {
  await page.goto('/play/');
  const main = page.getByRole('main');
  await expect(main).toContainText(BUG, seen);
  await expect(main).toContainText('npm i && node server.mjs & node client.mjs', seen);
  await expect(main).toContainText('race window', seen);
  await expect(main).toContainText('FetchError ECONNRESET', seen);
  await expect(main).toContainText("import fetch from 'node-fetch';", seen);
});

test('nothing is shown that would not work', async ({ page }) => {
  await page.goto('/play/');
  for (const name of [/^Run/, 'Copy link', 'Search', /^Colours/, 'Edit']) {
    await expect(page.getByRole('button', { name })).toHaveCount(0);
  }
  await expect(page.getByRole('combobox')).toHaveCount(0);
});

test('the front page answers', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('socket hang up');
  await expect(page.getByRole('main')).toContainText('2.6.13');
});
