/** What is on the page can be taken away: as a link that says when it is too long, and as files. */
import { readFile } from 'node:fs/promises';
import { linkTo } from '../playground.ts';
import { expect, test } from '../test.ts';

test('the program on the page is saved as files that have names and an outcome', async ({
  play,
  page,
  browserName,
}) => {
  test.skip(browserName === 'firefox', 'Firefox’s protocol does not tell of downloads');
  await play.open('/play/?node=20.0.0&fetch=2.6.13');
  await page.getByRole('button', { name: 'Share this run' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as files' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('unread-fin-node-20.0.0-node-fetch-2.6.13.zip');
  const archive = await readFile(await download.path(), 'latin1');
  expect(archive).toMatch(/^PK/);
  for (const name of ['README.md', 'package.json', 'client.mjs', 'server.mjs', 'probe.mjs'])
    expect(archive).toContain(`/${name}`);
});

test('a link that is longer than chats allow says so when it is copied', async ({ play, page }) => {
  const words = Array.from({ length: 900 }, (_, index) => (index * 2654435761).toString(36));
  await play.open(linkTo({ 'client.mjs': `// ${words.join(' ')}\n` }));
  await page.getByRole('button', { name: 'Share this run' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText(/^This link has [\d,]+ characters\./)).toBeVisible();
});
