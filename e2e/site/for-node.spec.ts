/** The page for Node's maintainers: its patch opens in the playground, and its reports can be copied. */
import { allowClipboard, clipboardText, NO_CLIPBOARD } from '../clipboard.ts';
import { expect, test } from '../test.ts';

test('the patch of the page opens in the playground, where it waits for the reader', async ({
  page,
}) => {
  await page.goto('/for-node/');
  const patch = page.getByRole('figure').filter({ hasText: 'honour-close.diff' }).first();
  await expect(patch).toContainText('self.shouldKeepAlive = false;');
  await patch.getByRole('link', { name: 'Node 26.12.1' }).click();
  await expect(page).toHaveURL(/\/play\/\?node=26\.12\.1.*#1\./);
  const panel = page.getByRole('region', { name: 'Patch Node' });
  await expect(panel).toContainText('This patch came with the link, not from us.');
  await expect(panel.getByRole('status')).toContainText('1 of 1 hunk applies to Node 26.12.1.');
});

test('a report is copied whole, with counts of the record and addresses of this site', async ({
  page,
}) => {
  test.skip(!(await allowClipboard(page)), NO_CLIPBOARD);
  await page.goto('/for-node/');
  for (const [report, words] of [
    ['Report for nodejs/node', /matchHeader[\s\S]*\d+ of \d+ with the FIN at once/],
    ['Report for minipass-fetch', /6\.0\.1[\s\S]*\d+ of \d+ on Node 20\.0\.0/],
    ['Report for oven-sh/bun', /1\.4\.5[\s\S]*\d+ of \d+ on 1\.3\.14/],
  ] as const) {
    await page.getByRole('button', { name: `Copy: ${report}` }).click();
    const copied = await clipboardText(page);
    expect(copied).toMatch(words);
    expect(copied).toMatch(/https?:\/\/\S+\/(for-node|explain)\//);
    expect(copied).not.toMatch(/\{(site|answered)/);
  }
});

test('maintainers find the page from theirs', async ({ page }) => {
  await page.goto('/maintainers/');
  await page.getByRole('main').getByRole('link', { name: 'For Node' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'For Node' })).toBeVisible();
});
