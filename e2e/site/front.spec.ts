/** A reader with the error learns in half a minute whether it is this bug, and can copy the fix. */
import type { Page } from '@playwright/test';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

test('search engines get the error as it is printed', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
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

/** All conclusions that the page can show. */
const ANSWERS = {
  none: 'Tick what is true.',
  some: 'All three are needed.',
  all: 'This is your bug',
  race: 'This can be your bug: a race',
} as const;

async function expectAnswer(page: Page, answer: keyof typeof ANSWERS): Promise<void> {
  for (const [name, text] of Object.entries(ANSWERS)) {
    const isShown = name === answer;
    await expect(page.getByText(text), text).toBeVisible({ visible: isShown });
  }
}

const CERTAIN_NODE = /before 22\.23\.5/;
const RACING_NODE = /22\.23\.5, 24\.22\.1, 26\.12\.1 or later/;

test('three true conditions say that it is this bug, and a false one leads to the look-alikes', async ({
  page,
}) => {
  await page.goto('/');
  const node = page.getByRole('group', { name: 'Node.js 19 or later. Which one?' });
  const others = page.getByRole('checkbox', { name: /^The (client|server)/ });
  await expect(others).toHaveCount(2);
  await expectAnswer(page, 'none');
  for (const condition of [node.getByLabel(CERTAIN_NODE), ...(await others.all())]) {
    await condition.focus();
    await page.keyboard.press('Space');
    if (!(await others.last().isChecked())) await expectAnswer(page, 'some');
  }
  await expectAnswer(page, 'all');
  await node.getByLabel(CERTAIN_NODE).uncheck();
  await expectAnswer(page, 'some');
  await page.getByRole('link', { name: 'errors that read the same' }).click();
  await expect(page).toHaveURL(/\/look-alikes\/$/);
});

test(
  'a Node that asks the kernel first makes it a race, and says where to read on',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    await page.goto('/');
    await page.getByLabel(RACING_NODE).check();
    await expectAnswer(page, 'some');
    for (const other of await page.getByRole('checkbox', { name: /^The (client|server)/ }).all()) {
      await other.check();
    }
    await expectAnswer(page, 'race');
    await page.getByLabel(CERTAIN_NODE).check();
    await expectAnswer(page, 'all');
    await page.getByLabel(CERTAIN_NODE).uncheck();
    await page.getByRole('link', { name: 'a short test may not show it' }).click();
    await expect(page).toHaveURL(/\/cannot-reproduce\/$/);
  },
);

test(
  'the server is tested over HTTP/1.1, and by a program to download',
  IN_FIREFOX_BY_SWEEP,
  async ({ page, request }) => {
    await page.goto('/');
    await expect(
      page.getByText("curl --http1.1 -sD- -o /dev/null -H 'Connection: close'"),
    ).toBeVisible();
    await page.getByText('How to read it, and who does so').click();
    const link = page.getByRole('link', { name: 'check-server.mjs' });
    await expect(link).toBeVisible();
    const program = await request.get((await link.getAttribute('href')) ?? '');
    expect(program.headers()['content-type']).toMatch(/javascript/);
    expect(await program.text()).toContain('// node check-server.mjs URL [METHOD]');
  },
);

test('the fix is there for each package manager', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
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
    await expectAnswer(page, 'all');
    await page.getByLabel(CERTAIN_NODE).uncheck();
    await expectAnswer(page, 'race');
    for (const manager of ['npm', 'pnpm', 'Yarn 2+', 'Yarn 1']) {
      await expect.soft(page.getByRole('heading', { name: manager, exact: true })).toBeVisible();
    }
    await expect(page.getByText('pnpm add node-fetch@^2.7.0')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
