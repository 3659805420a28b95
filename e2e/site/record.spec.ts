/** The record under /matrix/: what a reader with a release and a server looks for, with and without script. */
import type { Page } from '@playwright/test';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

const tableOf = (page: Page) => page.getByRole('table', { name: /^node-fetch 2\.6\.12 ·/ });
const isShare = /^\d+\/\d+$/;

test('the first look says it in words, by kind of release', async ({ page }) => {
  await page.goto('/matrix/');
  const glance = page.getByRole('table', { name: /^Two requests, one after the other/ });
  const row = (release: string) => glance.getByRole('row').filter({ hasText: release });
  await expect(row('18.20.8').getByRole('cell').first()).toContainText('Works every time');
  await expect(row('20.0.0').getByRole('cell').first()).toContainText('Fails every time');
  await expect(row('26.12.1').getByRole('cell').first()).toContainText(
    /Depends on timing.*warm: /s,
  );
  await expect(page.getByText(/As of \d+ \w+ 20\d\d/)).toBeVisible();
});

test(
  'a filter is in the address, and the address sets the filter',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    await page.goto('/matrix/?theme=light');
    const table = tableOf(page);
    const shares = table.getByRole('link', { name: isShare });
    const all = await shares.count();
    await page.getByLabel('Release').selectOption('26.12.1');
    await page.getByLabel('Process').selectOption('warm');
    await expect(page).toHaveURL(/\?theme=light&node=26\.12\.1&process=warm$/);
    await expect(table.getByRole('columnheader')).toHaveText(['26.12.1']);
    const some = await shares.count();
    expect(some).toBeGreaterThan(3);
    expect(some).toBeLessThan(all / 4);
    await expect(page.getByRole('status').filter({ hasText: 'cells' })).toHaveText(
      `${some} of ${all} cells.`,
    );

    await page.reload();
    await expect(page.getByLabel('Release')).toHaveValue('26.12.1');
    await expect(shares).toHaveCount(some);

    await page
      .getByRole('navigation', { name: 'The record' })
      .getByRole('link', { name: 'Clients' })
      .click();
    await expect(page).toHaveURL(/\/matrix\/clients\/\?theme=light&node=26\.12\.1&process=warm$/);
    await page.getByLabel('Client').selectOption('node-fetch 2.7.0');
    await expect(page).toHaveURL(/only=node-fetch/);
    await expect(page.getByRole('link', { name: isShare }).first()).toBeVisible();
    await expect(page.getByRole('rowheader', { name: 'node-fetch 3.3.1' })).toBeHidden();
  },
);

test(
  'what no field offers is said, and everything is shown',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    await page.goto('/matrix/?node=7&process=tepid');
    await expect(
      page.getByText(/^All \d+ cells\. This page has no node=7 and no process=tepid\.$/),
    ).toBeVisible();
  },
);

test('how long it takes is told for each release, warm and new', async ({ page }) => {
  await page.goto('/matrix/?node=26');
  const times = page.getByRole('table', { name: /^node-fetch 2\.6\.12, a connection of its own/ });
  const row = times.getByRole('row').filter({ hasText: 'Node 26.12.1, warm' });
  await expect(row.getByRole('cell').first()).toHaveText(/^0\.\d+ ms \(0\.\d+ to \d/);
  await expect(row.getByRole('cell').last()).toHaveText(/^\s*\d+ of 120\s*$/);
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/\/matrix\/node-26\.12\.1\/#.*no-keepalive/);
});

test('a line of releases is a filter', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.goto('/matrix/?node=26');
  await expect(tableOf(page).getByRole('columnheader')).toHaveText(['26.10.0', '26.12.1']);
});

/** Every this many links of the table. */
const SAMPLE = 23;

test('a cell leads to its recording, and that to its scenario in the playground', async ({
  play,
  page,
}) => {
  test.slow();
  await page.goto('/matrix/');
  const links = await tableOf(page)
    .getByRole('link', { name: isShare })
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? ''] as const),
    );
  const sample = links.filter((_, index) => index % SAMPLE === 0);
  expect(sample.length).toBeGreaterThan(2);
  for (const [href, share] of sample) {
    await page.goto(href);
    const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
    const item = page.locator(`[id="${id}"]`);
    await expect(item).toBeInViewport();
    await expect(item).toContainText(share.replace('/', ' of '));
    const release = /node-([\d.]+)/.exec(href)?.[1];
    const link = item.getByRole('link');
    const query = `node=${release}&${id.replaceAll(';', '&')}`;
    if ((await link.textContent())?.trim() === 'Playground')
      await expect(link).toHaveAttribute('href', `/play/?${query}`);
    await play.open((await link.getAttribute('href'))!);
    await expect(play.verdict).not.toBeEmpty();
    await expect(page.getByText(/^Ignored /)).toHaveCount(0);
  }
});

test('the files to download agree', IN_FIREFOX_BY_SWEEP, async ({ page, request }) => {
  await page.goto('/matrix/');
  for (const name of ['record.json', 'record.csv'])
    await expect(page.getByRole('link', { name })).toHaveAttribute('href', `/matrix/${name}`);
  const record = await (await request.get('/matrix/record.json')).json();
  const [names, ...lines] = parseCsv(await (await request.get('/matrix/record.csv')).text());
  const rows = lines.map((line) =>
    Object.fromEntries(line.map((value, at) => [names![at], value])),
  );
  expect(record.schema).toBe(1);
  expect(rows).toHaveLength(record.cells.length);
  for (const [at, cell] of record.cells.entries()) {
    const row = rows[at]!;
    expect([
      row['id'],
      row['plan'],
      Number(row['answered']),
      Number(row['tried']),
      row['at'],
    ]).toEqual([cell.id, cell.plan, cell.answered, cell.tried, cell.at]);
    expect(JSON.parse(row['errors']!)).toEqual(cell.errors);
    expect([row['fin_median_us'], row['gap_median_us']]).toEqual([
      String(cell.fin?.[1] ?? ''),
      String(cell.gap?.[1] ?? ''),
    ]);
  }
});

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g;
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(FIELD)) {
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test(
    'a row is a block, and each share stands under its release',
    IN_FIREFOX_BY_SWEEP,
    async ({ page }) => {
      await page.goto('/matrix/');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      const share = page.getByRole('link', { name: isShare }).first();
      await share.scrollIntoViewIfNeeded();
      const label = await share.evaluate(
        (link) => getComputedStyle(link.parentElement!, '::before').content,
      );
      expect(label).toMatch(/^"\d+\.\d+\.\d+"$/);
    },
  );
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.skip(
    ({ browserName }) => browserName === 'firefox',
    'the stock Firefox cannot be told over WebDriver BiDi to switch JavaScript off',
  );

  test('the whole table is there, without fields that would do nothing', async ({ page }) => {
    await page.goto('/matrix/?node=26.12.1');
    await expect(page.getByLabel('Release')).toBeHidden();
    await expect(tableOf(page).getByRole('columnheader', { name: '20.0.0' })).toBeVisible();
    await tableOf(page).getByRole('link', { name: isShare }).last().click();
    await expect(page).toHaveURL(/\/matrix\/node-[\d.]+\/#fetch=/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Node /);
  });
});
