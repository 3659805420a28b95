/** The texts beside the chapters: their addresses, and what a reader does with them, without script. */

import { allowClipboard, clipboardText, NO_CLIPBOARD } from '../clipboard.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';
import { sitePaths } from './paths.ts';

/** Addresses on /look-alikes/ that are in links. A new entry adds one, and none is ever removed. */
const ids = [
  'own-header',
  'renamed-fork',
  'shared-pool',
  'closes-anyway',
  'idle-race',
  'idle-reset',
  'server-cut',
  'early-response',
  'server-says-close',
  'http-1.0',
  'node-18',
  'test-server',
  'server-close',
  'own-timeout',
  'premature-close-2026',
  'truncated-body',
  'connect-refused',
  'name-not-found',
  'connect-timeout',
  'tls-handshake',
  'certificate',
  'built-in-fetch',
  'npm-cli',
  'other-runtime',
  'does-not-end',
];

test(
  'each look-alike has its address, its signs and its next command',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    await page.goto('/look-alikes/');
    for (const id of ids) {
      const section = page.locator(`[id="${id}"]`);
      await expect.soft(section, id).toHaveCount(1);
      await expect.soft(section.getByText(/^You see/), id).toBeVisible();
      await expect.soft(section.locator('pre'), id).toHaveCount(1);
      await expect.soft(section.locator('p').nth(1), id).not.toBeEmpty();
    }
    const index = page.getByRole('navigation', { name: 'By what you see' });
    await expect(index.getByRole('link')).toHaveCount(ids.length);
  },
);

test('a link to a look-alike leads to its heading', async ({ page }) => {
  await page.goto('/look-alikes/');
  await page
    .getByRole('link', { name: 'It cuts a request that takes too long', exact: true })
    .click();
  await expect(page).toHaveURL(/#server-cut$/);
  await expect(
    page.getByRole('heading', { name: /^It cuts a request that takes too long/ }),
  ).toBeInViewport();
});

test('texts that age have their date', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  for (const path of [
    '/fixes/',
    '/look-alikes/',
    '/cannot-reproduce/',
    '/maintainers/',
    '/for-node/',
    '/explain/the-servers/',
  ]) {
    await page.goto(path);
    await expect.soft(page.getByText(/^As of \w+ 20\d\d\.$/), path).toBeVisible();
  }
});

test('a maintainer copies a reply, whose links are complete', async ({ page }) => {
  test.skip(!(await allowClipboard(page)), NO_CLIPBOARD);
  await page.goto('/maintainers/');
  await page.getByRole('button', { name: 'Copy: Reply: this is it, upgrade' }).click();
  const copied = await clipboardText(page);
  expect(copied).toContain('"overrides": { "node-fetch@2": "^2.7.0" }');
  expect(copied).toMatch(/step by step: https?:\/\/\S+\/explain\/$/);
});

test('each page has a twin in Markdown, with its heading, and llms.txt links to it', async ({
  request,
}) => {
  const llms = await (await request.get('/llms.txt')).text();
  for (const path of await sitePaths(request)) {
    if (path === '/404.html') continue;
    const html = await (await request.get(path)).text();
    const address = /<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(html)?.[1];
    expect.soft(address, path).toBe(`${path}index.md`);
    expect.soft(llms, path).toContain(`](${address})`);
    const markdown = await (await request.get(`${path}index.md`)).text();
    const prose = markdown.replaceAll(/```[\s\S]*?```|`[^`\n]+`/g, '');
    expect.soft(prose.match(/^# \S/gm), path).toHaveLength(1);
    expect.soft(prose.match(/(?<!\\)<\/?[a-z]/g), `${path}: HTML`).toBeNull();
    expect.soft(prose.match(/\]\((?!\/|https:)[^)]*\)/g), `${path}: links`).toBeNull();
    expect
      .soft(prose, `${path}: buttons`)
      .not.toMatch(/^(Copy|Decisive moment|all keys|Show me)$/m);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.skip(
    ({ browserName }) => browserName === 'firefox',
    'the stock Firefox cannot be told over WebDriver BiDi to switch JavaScript off',
  );

  test('a reader who cannot reproduce it compares report and test, and sets two scenarios', async ({
    page,
  }) => {
    await page.goto('/cannot-reproduce/');
    const figure = page.locator('#report-and-test');
    const said = figure.locator('.first-difference').filter({ visible: true });
    await expect(said).toHaveText(/They first differ .* The report: “Request 1 leaves/);
    await figure.getByRole('radio', { name: 'It says close' }).click();
    await expect(said).toHaveText(/It says close: “.*it says Connection: close\./);

    const form = page.locator('form');
    await form.getByLabel('Node release').selectOption('18.20.8');
    await form.getByLabel('node-fetch').selectOption('3.3.1');
    await form.getByRole('button', { name: 'Open it in the playground' }).click();
    await expect(page).toHaveURL(/\/play\/\?.*node=18\.20\.8/);
    await expect(page).toHaveURL(/fetch=3\.3\.1/);
  });
});
