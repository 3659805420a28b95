/** Node's own source beside a picture: the line of the present step is marked, in the release that the reader picks. */
import type { Page } from '@playwright/test';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

function parts(page: Page) {
  const trail = page.getByRole('region', { name: 'In Node’s source' });
  const lit = trail.locator('[data-lit]').filter({ visible: true });
  return { trail, lit, said: trail.locator('[data-part="said"]') };
}

test('the line at a step is marked, and described', async ({ page }) => {
  await page.goto('/explain/into-the-window/');
  const { lit, said } = parts(page);
  await page.locator('[data-part="first"]').click();
  await expect(lit).toContainText('self._last = true');
  await expect(said).toContainText('matchHeader() (lib/_http_outgoing.js, line 591)');
  await page.locator('[data-part="sheet"]').focus();
  await page.keyboard.press('.');
  await expect(lit).toContainText('socket hang up');
  await expect(said).toContainText('socketOnEnd()');
});

test('while the FIN arrives no line runs', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.goto('/explain/the-unread-fin/?at=fin.1');
  const { lit, said } = parts(page);
  await expect(said).toHaveText('No line of Node runs at this step: it happens in the kernel.');
  await expect(lit).toHaveCount(0);
});

test('beside two runs it follows the later release', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.goto('/explain/the-pool/');
  const { lit, said } = parts(page);
  await page.getByRole('button', { name: 'Next difference' }).click();
  await expect(lit).toContainText('!req.shouldKeepAlive || !this.keepAlive');
  await expect(said).toContainText('line 163');
  await page.getByRole('radio', { name: '26.10.0' }).click();
  await expect(said).toContainText('line 238');
  await expect(lit).toHaveCount(1);
});

test('at the look its line is marked, and a release without a look has no such passage', async ({
  page,
}) => {
  await page.goto('/explain/node-looks-first/');
  const { trail, lit, said } = parts(page);
  // The trail belongs to the first of the chapter's two comparisons.
  await page.getByRole('button', { name: 'Next difference' }).first().click();
  await expect(lit.first()).toContainText('hasPendingRead');
  await expect(said).toContainText('hasPendingRead() (lib/_http_agent.js, line 150)');
  await expect(trail.getByText('A pooled socket is asked two things')).toBeVisible();
  await trail.getByRole('radio', { name: '24.21.0' }).click();
  await expect(trail.getByText('A pooled socket is asked one thing')).toBeVisible();
  await expect(trail.getByText('A pooled socket is asked two things')).toBeHidden();
  await expect(lit).toHaveCount(0);
});

test.describe('without JavaScript', IN_FIREFOX_BY_SWEEP, () => {
  test.use({ javaScriptEnabled: false });

  test('each passage unfolds, for the picked release', async ({ page }) => {
    await page.goto('/explain/the-unread-fin/');
    const { trail } = parts(page);
    const code = trail.getByRole('group', { name: 'socketOnEnd(), lib/_http_client.js' });
    await trail.getByText('socketOnEnd()').first().click();
    await expect(code.filter({ visible: true })).toContainText('connResetException');
    await trail.getByRole('radio', { name: '26.10.0' }).click();
    await expect(code.filter({ visible: true })).toContainText('new ConnResetException');
    await expect(code.filter({ visible: true })).toHaveCount(1);
  });
});
