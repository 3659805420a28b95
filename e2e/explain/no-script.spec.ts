/**
 * Without JavaScript a chapter is complete: its picture, its run in words, its claims. It offers nothing that would not
 * work.
 */
import { chapterPaths, Figure } from '../figure.ts';
import { expect, test } from '../test.ts';

test.use({ javaScriptEnabled: false });

test.skip(
  ({ browserName }) => browserName === 'firefox',
  'the stock Firefox cannot be told over WebDriver BiDi to switch JavaScript off',
);

test('every chapter is complete', async ({ page, request }) => {
  for (const path of await chapterPaths(request)) {
    await test.step(path, async () => {
      await page.goto(path);
      const figure = new Figure(page);
      await expect.soft(figure.picture, 'one of the drawn widths shows').toHaveCount(1);
      const box = await figure.picture.boundingBox();
      expect.soft(box?.height ?? 0, 'and is a picture').toBeGreaterThan(200);
      const label = await figure.sheet.getAttribute('aria-label');
      expect.soft(label, 'it is described').toMatch(/.{60}/s);
      await figure.transcript.locator('summary').click();
      await expect.soft(figure.transcript.getByRole('listitem').first()).toBeVisible();
      await expect
        .soft(figure.root.getByRole('link', { name: 'Run it yourself' }).first())
        .toBeVisible();
      await expect
        .soft(page.getByRole('link', { name: /^The run that shows it/ }).first())
        .toBeVisible();
      for (const name of ['Step forward', 'Play', 'Copy this picture', 'Search', /^Colours/]) {
        await expect.soft(page.getByRole('button', { name })).toHaveCount(0);
      }
      // The fix to compare with can be chosen without script. What needs a run is not offered.
      const radios = figure.root.getByRole('radio');
      if (!(await figure.isComparison())) await expect.soft(radios).toHaveCount(0);
    });
  }
});

test('a guess and its answer; nothing is covered', async ({ page }) => {
  await page.goto('/explain/two-requests/');
  await expect(new Figure(page).root.getByText('Request 2: socket hang up').first()).toBeVisible();
  const guess = page.getByRole('group', { name: 'How many connections does the program open' });
  await guess.getByRole('radio', { name: 'Two' }).check();
  await expect(page.getByText('The run says: One.')).toBeVisible();
});
