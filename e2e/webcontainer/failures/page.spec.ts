/**
 * A fault of the page or the browser is named before the runtime is asked for. A missing part of this site is named
 * too.
 */
import { BUG } from '../../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../../sweep.ts';
import { ContainerPage, expect, test } from '../container-page.ts';

test.use({
  allowedErrors: /stackblitz|Failed to|ERR_|Content Security|NetworkError|dynamically imported/i,
});

const PROMPT_MS = 10_000;
const RECOVERY = { timeout: 20_000 };
const html = { 'content-type': 'text/html' };

test('a host that sends no headers', async ({ play, container, standIn, page }) => {
  await page.route('**/play/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ body: await response.text(), headers: html });
  });
  await play.open();
  await container.fails({ name: 'headers-missing', withinMs: PROMPT_MS }, () => play.pressRun());
  await expect(container.root).toContainText('This page is not cross-origin isolated');
  await expect(container.button('Add the headers and reload')).toBeVisible();
  await expect(play.verdict).toHaveText(BUG);
  expect(standIn.asked).toBe(0);
  await page.unroute('**/play/');
  await page.reload();
  await play.settled();
  await play.pressRun();
  await expect(container.verdict).toHaveText(BUG, RECOVERY);
  container.recovered('Reload the page');
});

test('a policy that refuses the frame', async ({ play, container, standIn, page }) => {
  void standIn;
  await page.route('**/play/', async (route) => {
    const response = await route.fetch();
    const policy = { 'content-security-policy': "frame-src 'self'" };
    const headers = { ...response.headers(), ...policy };
    await route.fulfill({ body: await response.text(), headers });
  });
  await play.open();
  await container.fails({ name: 'blocked-by-csp', withinMs: PROMPT_MS }, () => play.pressRun());
  await expect(container.root).toContainText(
    'A Content Security Policy refuses the runtime’s frame.',
  );
  await expect(container.button('Try again')).toBeVisible();
  await expect(play.verdict).toHaveText(BUG);
});

test('a page inside another one', IN_FIREFOX_BY_SWEEP, async ({ context, page, standIn }, info) => {
  void standIn;
  const body = '<iframe src="/play/" width="1200" height="900"></iframe>';
  await page.route('**/embeds-us/', (route) => route.fulfill({ headers: html, body }));
  await page.goto('/embeds-us/');
  const inner = page.frameLocator('iframe').first();
  const container = new ContainerPage(page, info, inner);
  await container.fails({ name: 'embedded', withinMs: PROMPT_MS }, () =>
    inner.getByRole('button', { name: /^Run/ }).click(),
  );
  await expect(container.root).toContainText('This page is embedded in another one');
  const opened = context.waitForEvent('page');
  await container.button('Open in a tab of its own').click();
  const tab = await opened;
  await tab.waitForURL('**/play/**');
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true);
  container.recovered('Open in a tab of its own');
});

for (const [title, name, change, cause] of [
  [
    'no shared memory',
    'no-shared-memory',
    () => Reflect.deleteProperty(globalThis, 'SharedArrayBuffer'),
    'This browser has no SharedArrayBuffer',
  ],
  [
    'an iPad',
    'ios',
    () => {
      Object.defineProperty(navigator, 'userAgent', {
        value: 'Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X)',
      });
    },
    'On iPhone and iPad the runtime runs out of memory.',
  ],
  [
    'plain http',
    'insecure-context',
    () => Object.defineProperty(globalThis, 'isSecureContext', { value: false }),
    'This page was not loaded over HTTPS',
  ],
] as const) {
  test(title, IN_FIREFOX_BY_SWEEP, async ({ play, container, standIn, page }) => {
    await page.addInitScript(change);
    await play.open();
    await container.fails({ name, withinMs: PROMPT_MS }, () => play.pressRun());
    await expect(container.root).toContainText(cause);
    await expect(play.verdict).toHaveText(BUG);
    expect(standIn.asked).toBe(0);
  });
}

/** Parts of the site that are blocked after the page has loaded, and later given back. */
const PARTS = [
  ['the engine', 'engine-not-loaded', /\/_astro\/.*\.js$/, undefined],
  ['the client library', 'client-not-loaded', /\/_astro\/.*\.js$/, 'WEBCONTAINER_API_IFRAME_URL'],
  ['the node-fetch for it', 'package-not-loaded', /\/webcontainer\/.*\.json$/, undefined],
] as const;

for (const [part, name, url, holding] of PARTS) {
  test(
    `${part} cannot be loaded`,
    IN_FIREFOX_BY_SWEEP,
    async ({ play, container, standIn, page }) => {
      void standIn;
      await play.open();
      await page.route(url, async (route) => {
        const response = await route.fetch();
        const isMeant = holding === undefined || (await response.text()).includes(holding);
        if (isMeant) await route.abort();
        else await route.fulfill({ response });
      });
      await container.fails({ name, withinMs: PROMPT_MS }, () => play.pressRun());
      await expect(play.verdict, 'the Lab’s answer stands').toHaveText(BUG);
      await page.unroute(url);
      if (name === 'package-not-loaded') await container.button('Try again').click();
      else {
        await page.reload();
        await play.settled();
        await play.pressRun();
      }
      await expect(container.verdict, 'it recovers').toHaveText(BUG, RECOVERY);
      container.recovered(name === 'package-not-loaded' ? 'Try again' : 'Reload the page');
    },
  );
}

test.describe('offline', () => {
  test.use({ behaviour: 'unreachable' });

  test('a browser that goes offline', async ({
    browserName,
    context,
    play,
    container,
    standIn,
  }) => {
    await play.open();
    const name = browserName === 'firefox' ? 'no-usable-answer' : 'host-unreachable';
    await container.fails({ name, withinMs: PROMPT_MS }, () => play.pressRun());
    await context.setOffline(true);
    const again = () => container.button('Try again').click();
    await container.fails({ name: 'offline', withinMs: PROMPT_MS }, again);
    await expect(container.root).toContainText('This browser is offline');
    await expect(play.verdict).toHaveText(BUG);
    await context.setOffline(false);
    standIn.behaviour = 'well';
    await again();
    await expect(container.verdict).toHaveText(BUG, RECOVERY);
    container.recovered('Try again');
  });
});
