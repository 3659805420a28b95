/** How a program ends over two times: complete without script, and moved by keys, sliders and pointer in all pictures at once. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

const CHAPTER = '/explain/node-looks-first/';

function parts(page: Page) {
  const figure = page.locator('#phase');
  return {
    figure,
    panels: figure.locator('[data-part="panels"]'),
    verdict: (at: number) => figure.locator('.phase-panel .verdict').nth(at),
    link: (at: number) => figure.locator('.phase-verdict a').nth(at),
    place: figure.locator('[data-part="place"]'),
  };
}

/** Loads the code of the figure, as the first touch of a reader does. */
async function touched(page: Page) {
  await page.goto(CHAPTER);
  const { figure, panels } = parts(page);
  await panels.focus();
  await expect(figure).toHaveAttribute('data-ready', '');
}

test('a page that is only read loads no code of the figure', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await page.goto(CHAPTER);
  await expect(parts(page).figure.locator('svg.phase')).toHaveCount(3);
  expect(scripts.filter((path) => /phase-figure/.test(path))).toEqual([]);
  await parts(page).panels.focus();
  await expect.poll(() => scripts.filter((path) => /phase-figure/.test(path)).length).toBe(1);
});

test('arrow keys move one place in all pictures, and its verdicts and links follow', async ({
  page,
}) => {
  await touched(page);
  const { verdict, link, place } = parts(page);
  const before = await place.textContent();
  await expect(verdict(0)).toHaveAttribute('data-outcome', 'failed');
  await expect(verdict(1)).toHaveAttribute('data-outcome', 'ok');
  await expect(verdict(2)).toHaveAttribute('data-outcome', 'ok');
  // Upwards the FIN comes later: on the release that looks, it then comes after the look.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowUp');
  await expect(place).not.toHaveText(before ?? '');
  await expect(verdict(1)).toHaveAttribute('data-outcome', 'failed');
  await expect(verdict(1)).toHaveText('Fails before the FIN');
  await expect(verdict(2)).toHaveAttribute('data-outcome', 'ok');
  await expect(link(1)).toHaveAttribute('href', /node=24\.22\.3.*process=[\d.]+ms.*fin=[\d.]+ms/);
});

test(
  'a place opens its run, which ends as the picture says',
  IN_FIREFOX_BY_SWEEP,
  async ({ page }) => {
    await touched(page);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowUp');
    const to = await parts(page).link(1).getAttribute('href');
    await page.goto(to ?? '');
    const answer = page.locator('[data-part="engine-result-lab"] .verdict');
    await expect(answer).toContainText('socket hang up');
  },
);

test('the sliders have the same two times', async ({ page }) => {
  await touched(page);
  const { figure, verdict } = parts(page);
  const fin = figure.getByRole('slider', { name: /The FIN comes/ });
  await fin.fill('63');
  await expect(fin).toHaveAttribute('aria-valuetext', /ms$/);
  await expect(verdict(1)).toHaveAttribute('data-outcome', 'failed');
  await fin.fill('0');
  await expect(verdict(1)).toHaveAttribute('data-outcome', 'ok');
});

test('a press in one picture moves the place in all of them', async ({ page }) => {
  await touched(page);
  const { figure, verdict } = parts(page);
  const sheet = figure.locator('.phase-panel .sheet').nth(1);
  await sheet.scrollIntoViewIfNeeded();
  const svg = (await sheet.locator('svg').boundingBox())!;
  await page.mouse.click(svg.x + 0.3 * svg.width, svg.y + 0.12 * svg.height);
  await expect(verdict(1)).toHaveAttribute('data-outcome', 'failed');
  await page.mouse.click(svg.x + 0.85 * svg.width, svg.y + 0.7 * svg.height);
  await expect(verdict(1)).toHaveAttribute('data-outcome', 'ok');
  await expect(verdict(0)).toHaveText('Fails in the window');
});

test('the table has the same borders, and the recorded cells with their recordings', async ({
  page,
}) => {
  await page.goto(CHAPTER);
  const { figure } = parts(page);
  await figure.getByText('The same as a table').click();
  const [runs, recorded] = await figure.locator('table').all();
  await expect(runs!.locator('tbody tr')).toHaveCount(9);
  await expect(runs!).toContainText(/answered up to a FIN after .*; fails before the FIN from/);
  await expect(runs!).toContainText('answered with every FIN');
  await expect(recorded!.locator('tbody tr').first().getByRole('link')).toHaveText(/^\d+ of \d+$/);
});

test('a copy has all pictures', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await touched(page);
  const { figure } = parts(page);
  await figure.getByRole('button', { name: 'as SVG' }).click();
  const file = figure.getByRole('link', { name: 'Download the SVG' });
  await expect(file).toBeVisible();
  const downloading = page.waitForEvent('download');
  await file.click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  for (const title of ['Node 24.21.0', 'Node 24.22.3', 'honours close'])
    expect(text).toContain(title);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test.skip(
    ({ browserName }) => browserName === 'firefox',
    'the stock Firefox cannot be told over WebDriver BiDi to switch JavaScript off',
  );

  test('the pictures, their verdicts and the table are there', async ({ page }) => {
    await page.goto(CHAPTER);
    const { figure, verdict, link } = parts(page);
    await expect(figure.locator('svg.phase .edge')).toHaveCount(1);
    await expect(figure.locator('svg.phase .bar').first()).toBeVisible();
    await expect(verdict(1)).toBeVisible();
    await expect(link(1)).toHaveAttribute('href', /play\/\?node=24\.22\.3/);
    await expect(figure.getByRole('slider')).toHaveCount(0);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('one picture at a time; the place stays when another is chosen', async ({ page }) => {
    await touched(page);
    const { figure, place } = parts(page);
    const visible = figure.locator('.phase-panel:visible');
    await expect(visible).toHaveCount(1);
    await expect(visible).toContainText('Node 24.22.3');
    await parts(page).panels.focus();
    await page.keyboard.press('Shift+ArrowUp');
    const before = await place.textContent();
    await figure.getByRole('radio', { name: '24.21.0' }).check();
    await expect(visible).toHaveCount(1);
    await expect(visible).toContainText('Node 24.21.0');
    await expect(place).toHaveText(before ?? '');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
});
