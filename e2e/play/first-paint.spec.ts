/**
 * The page is built with the default run, so its answer is there before any script. At another address none of it is
 * seen.
 */
import { BUG } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

test.use({
  allowedErrors: /Failed to load|download failed|NetworkError|blocked|NS_ERROR|ERR_FAILED/i,
});

test.describe('before the scripts', () => {
  test.beforeEach(({ page }) => page.route('**/_astro/*.js', (route) => route.abort()));

  test('the default run is answered, and says when it was run', async ({ play, page }) => {
    await page.goto('/play/');
    await expect(play.verdict).toHaveText(BUG);
    await expect(play.lab).toContainText('run at build time');
    await expect(play.lab).toContainText('FIN');
    await expect(play.moment.locator('svg.picture:visible')).toHaveCount(1);
  });

  for (const address of ['/play/?node=18.20.8', '/play/#code=1', '/play/?at=request.1']) {
    test(`nothing of it is seen at ${address}`, IN_FIREFOX_BY_SWEEP, async ({ play, page }) => {
      await page.goto(address);
      await expect(play.run).toBeVisible();
      await expect(play.lab.getByText(BUG)).toBeHidden();
      await expect(play.lab.getByText('run at build time')).toBeHidden();
      await expect(play.moment.locator('svg.picture:visible')).toHaveCount(0);
      await expect(play.run, 'nobody would hear a click').toBeDisabled();
    });
  }
});

test('the page runs it again, with the same trace, and nothing moves', async ({
  play,
  page,
  request,
  browserName,
}) => {
  const html = await (await request.get('/play/')).text();
  const [, built] = /data-trace="([0-9a-f]{16})"/.exec(html) ?? [];
  // A late font moves words too. This test is about the answer.
  await page.route('**/*.woff2', (route) => route.abort());
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as { value?: number }).value ?? 0);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await play.open();
  await expect(play.lab).toContainText('simulated kernel');
  await expect(play.lab).toHaveAttribute('data-trace', built ?? 'none');
  // Firefox does not report layout shifts.
  if (browserName !== 'chromium') return;
  const shifted = await page.evaluate(() =>
    (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, each) => sum + each, 0),
  );
  expect(shifted).toBeLessThan(0.01);
});
