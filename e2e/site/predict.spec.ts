/** Before its picture each chapter asks a question, and the picture keeps the answer covered until the reader has chosen. */
import { chapterPaths, Figure, tabTo } from '../figure.ts';
import { expect, test } from '../test.ts';

test.use({ guessed: false });

test('every chapter asks one question', async ({ request }) => {
  for (const path of await chapterPaths(request)) {
    const html = await (await request.get(path)).text();
    expect.soft(html.match(/<div class="predict"/g), path).toHaveLength(1);
    expect.soft(html.match(/>Right\.</g), `${path}: one answer is right`).toHaveLength(1);
  }
});

test('a guess by keyboard uncovers the picture, for the whole visit', async ({ page }) => {
  await page.goto('/explain/the-pool/');
  const figure = new Figure(page);
  const verdict = figure.root.getByText('Both requests answered').first();
  await expect(figure.sheet).toBeHidden();
  await expect(verdict).toBeHidden();
  await expect(figure.forward).toBeHidden();

  const guess = page.getByRole('radio', { name: 'It sees the FIN in time' });
  await tabTo(page, guess);
  await expect(figure.sheet, 'the focus alone chooses nothing').toBeHidden();
  await page.keyboard.press('Space');
  await expect(page.getByText('Not so.').filter({ visible: true })).toHaveCount(1);
  await expect(page.getByText('The run says: It keeps no socket.')).toBeVisible();
  await expect(figure.sheet).toBeVisible();
  await expect(verdict).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Right.')).toBeVisible();

  await page.goto('/explain/two-requests/');
  await expect(figure.sheet, 'another chapter is covered').toBeHidden();
  await page.goto('/explain/the-pool/');
  await expect(figure.sheet).toBeVisible();
  await expect(page.getByRole('radio', { name: 'It keeps no socket' })).toBeChecked();
});

test('“Show me” and a link to a step uncover the picture, too', async ({ page }) => {
  await page.goto('/explain/two-requests/');
  const figure = new Figure(page);
  await expect(figure.sheet).toBeHidden();
  await page.getByRole('radio', { name: 'Show me' }).check();
  await expect(figure.sheet).toBeVisible();
  await page.goto('/explain/the-servers/?at=fin.1');
  await expect(figure.sheet).toBeVisible();
});
