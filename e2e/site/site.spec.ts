/** The site around the playground: its pages load without errors, and its links lead somewhere. */
import { IN_FIREFOX_BY_SWEEP, standsForPages, sweep } from '../sweep.ts';
import { expect, test } from '../test.ts';
import { sitePaths } from './paths.ts';

test('every page loads, has a title of its own, one h1, logs no error and asks no other host', async ({
  page,
  request,
  baseURL,
  browserName,
}) => {
  test.slow();
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin, href } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== baseURL) foreign.push(href);
  });
  const titles = new Set<string>();
  // That no page logs an error in Firefox is checked by play/small, which loads all pages there.
  const paths = [
    ...sweep(browserName, await sitePaths(request), standsForPages),
    '/embed/', // which is not in the sitemap
  ];
  for (const path of paths) {
    const response = await page.goto(path);
    expect.soft(await response?.headerValue('x-content-type-options'), path).toBe('nosniff');
    // The fixture fails this test when the policy refuses anything that the page has or loads.
    const policy = page.locator('head meta[http-equiv="Content-Security-Policy"]');
    await expect.soft(policy, path).toHaveAttribute('content', /script-src 'self' .*'sha256-/);
    titles.add(await page.title());
    await expect.soft(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
    const description = page.locator('meta[name="description"]');
    await expect.soft(description, path).toHaveAttribute('content', /.{40}/);
    await page.waitForLoadState('networkidle'); // includes what a page loads later
  }
  expect(titles.size).toBe(paths.length);
  expect(foreign).toEqual([]);
});

test('links lead to existing pages and headings', IN_FIREFOX_BY_SWEEP, async ({ request }) => {
  const broken: string[] = [];
  const pages = new Map<string, Promise<string | undefined>>();
  const load = (path: string) => {
    const loading =
      pages.get(path) ??
      request.get(path).then(async (response) => (response.ok() ? response.text() : undefined));
    pages.set(path, loading);
    return loading;
  };
  for (const path of await sitePaths(request)) {
    const html = (await load(path)) ?? '';
    for (const [, link = ''] of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) {
      const { protocol, pathname, hash } = new URL(link.replaceAll('&amp;', '&'), `local:${path}`);
      if (protocol !== 'local:') continue;
      const target = await load(pathname);
      const isProgram = hash.startsWith('#1.');
      const anchor =
        isProgram || pathname.startsWith('/play/') ? '' : decodeURIComponent(hash.slice(1));
      if (target === undefined || (anchor && !target.includes(`id="${anchor}"`))) {
        broken.push(`${path}: ${link}`);
      }
    }
  }
  expect(broken).toEqual([]);
  expect(pages.size).toBeGreaterThan(4);
});

test.describe('an address without a page', () => {
  test.use({ allowedErrors: /404/ });

  test('says so and leads on', async ({ page }) => {
    const response = await page.goto('/no/such/page/');
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No page at this address');
    await page
      .getByRole('main')
      .getByRole('link', { name: /playground/i })
      .click();
    await expect(page).toHaveURL(/\/play\/$/);
  });
});

test('the licences of what is served are there in full', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Licences' }).click();
  const main = page.getByRole('main');
  for (const name of ['Node.js', 'node-fetch', 'llhttp', 'monaco-editor']) {
    await expect
      .soft(main.locator('summary').filter({ hasText: name }).first(), name)
      .toBeVisible();
  }
  await main.locator('summary').filter({ hasText: 'node-fetch' }).first().click();
  await expect(main.getByText('David Frank').filter({ visible: true }).first()).toBeVisible();
});

test('the colour scheme is chosen once for all pages', async ({ page }) => {
  await page.goto('/');
  const background = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole('button', { name: 'Colours: automatic' }).click();
  await page.getByRole('button', { name: 'Colours: light' }).waitFor();
  const light = await background();
  await page.getByRole('button', { name: 'Colours: light' }).click();
  await page.getByRole('button', { name: 'Colours: dark' }).waitFor();
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.goto('/play/');
  await expect(page.getByRole('button', { name: 'Colours: dark' })).toBeVisible();
  expect(await background()).toBe(dark);
});
