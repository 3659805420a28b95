/** Who comes with the error learns in half a minute whether it is this bug, and takes the fix along. */
import { expect, test } from '../test.ts';

test('a search engine is shown the error as it is printed', async ({ page }) => {
  await page.goto('/');
  const description = page.locator('meta[name="description"]');
  for (const text of ['socket hang up', 'node-fetch', 'Node']) {
    await expect.soft(page).toHaveTitle(new RegExp(text));
    await expect.soft(description).toHaveAttribute('content', new RegExp(text));
  }
  await expect(page).toHaveTitle(/ECONNRESET/);
  await expect(description).toHaveAttribute('content', /FetchError: request to/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText("code: 'ECONNRESET'");
  await page.getByText('The whole message, as a log has it').click();
  await expect(page.getByText('at Socket.socketOnEnd (node:_http_client')).toBeVisible();
});

test('the words of the error stand in their column', async ({ page }) => {
  await page.goto('/');
  for (const width of [320, 768, 960, 1100, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const spillPx = await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
      const words = document.createRange();
      words.selectNodeContents(heading.querySelector('strong') ?? heading);
      return words.getBoundingClientRect().right - heading.getBoundingClientRect().right;
    });
    expect.soft(spillPx, `${width} px`).toBeLessThanOrEqual(0);
  }
});

test('three conditions tell, and one that is false leads to the look-alikes', async ({ page }) => {
  await page.goto('/');
  const conditions = page.getByRole('main').getByRole('checkbox');
  await expect(conditions).toHaveCount(3);
  const mine = page.getByText('This is your bug');
  await expect(mine).toBeHidden();
  for (const [index, condition] of (await conditions.all()).entries()) {
    await condition.focus();
    await page.keyboard.press('Space');
    if (index < 2) await expect(page.getByText('All three are needed.')).toBeVisible();
  }
  await expect(mine).toBeVisible();
  await conditions.first().uncheck();
  await expect(mine).toBeHidden();
  await page.getByRole('link', { name: 'errors that read the same' }).click();
  await expect(page).toHaveURL(/\/look-alikes\/$/);
});

test('the fix is there for each package manager', async ({ page }) => {
  await page.goto('/');
  const managers = page.getByRole('tablist', { name: 'Package manager' });
  await managers.getByRole('tab', { name: 'npm', exact: true }).focus();
  for (const [manager, command] of [
    ['npm', 'npm install node-fetch@^2.7.0'],
    ['pnpm', 'pnpm add node-fetch@^2.7.0'],
    ['Yarn 2+', 'yarn add node-fetch@^2.7.0'],
    ['Yarn 1', '"resolutions": { "node-fetch": "^2.7.0" }'],
  ] as const) {
    const panel = page.getByRole('tabpanel', { name: manager, exact: true });
    await expect.soft(panel, manager).toContainText(command);
    await expect.soft(page.getByRole('tabpanel')).toHaveCount(1);
    await page.keyboard.press('ArrowRight');
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.skip(
    ({ browserName }) => browserName === 'firefox',
    'the stock Firefox cannot be told over WebDriver BiDi to switch JavaScript off',
  );

  test('everything is there: the picture, the conditions, every fix', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('img', { name: /request 2/i }).first()).toBeVisible();
    for (const condition of await page.getByRole('checkbox').all()) await condition.check();
    await expect(page.getByText('This is your bug')).toBeVisible();
    for (const manager of ['npm', 'pnpm', 'Yarn 2+', 'Yarn 1']) {
      await expect.soft(page.getByRole('heading', { name: manager, exact: true })).toBeVisible();
    }
    await expect(page.getByText('pnpm add node-fetch@^2.7.0')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
