/** No edit of a reader is lost: not to a knob, not to a reload, not to the Back button. */
import type { Page } from '@playwright/test';
import { ANSWERED_THIS_TIME, BUG, linkTo, type Playground } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

const MINE = "console.log('mine');\n";

/** Opens the reader's own program, as after editing and running it. */
async function openMine(play: Playground): Promise<void> {
  await play.open(linkTo({ 'client.mjs': MINE }));
  await play.pressRun();
  expect(await play.output()).toMatch(/^mine\n/);
}

const keep = (page: Page) => page.getByRole('button', { name: 'Keep my edit' });
const take = (page: Page) => page.getByRole('button', { name: 'Take the new program' });

test('a knob that would overwrite an edit asks, and keeps the edit on request', async ({
  play,
  page,
}) => {
  await openMine(play);
  await play.turn('Before each later request', 'setTimeout(0)');
  await expect(play.question).toContainText('client.mjs has your edits.');
  await expect(keep(page)).toBeFocused();
  await keep(page).click();
  await expect(play.question).toBeHidden();
  expect(`${await play.source()}\n`).toBe(MINE);
  await expect(
    play.knobs.getByRole('combobox', { name: 'Before each later request' }),
    'a knob says what runs',
  ).toHaveValue('none');
});

test(
  'a knob that would overwrite an edit asks, and overwrites it on request',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    await openMine(play);
    await play.turn('Before each later request', 'setTimeout(0)');
    await take(page).click();
    await play.settled();
    expect(await play.source()).toContain('setTimeout');
    await expect(play.verdict).toHaveText(ANSWERED_THIS_TIME);
    await expect(page).toHaveURL(/gap=timeout0$/);
  },
);

test(
  'Escape keeps the edit and gives the focus back',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    await openMine(play);
    await play.knobs.getByRole('combobox', { name: 'Before each later request' }).focus();
    await play.turn('Before each later request', 'setTimeout(0)');
    await page.keyboard.press('Escape');
    await expect(play.question).toBeHidden();
    await expect(play.knobs.locator(':focus')).toHaveCount(1);
    expect(`${await play.source()}\n`).toBe(MINE);
  },
);

test('a knob that writes another file does not ask', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await openMine(play);
  await play.turn('Node', '26.10.0');
  await expect(play.question).toBeHidden();
  await expect(play.lab).toContainText('Node 26.10.0');
  expect(`${await play.source()}\n`).toBe(MINE);
});

test(
  'Reset goes back to what the knobs write, and Undo brings the edit back',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    await openMine(play);
    await play.program.getByRole('button', { name: 'Reset' }).click();
    await play.settled();
    await expect(play.verdict).toHaveText(BUG);
    await expect(page).toHaveURL(/fetch=2\.6\.12$/);
    await play.program.getByRole('button', { name: 'Undo' }).click();
    await play.settled();
    expect(`${await play.source()}\n`).toBe(MINE);
    await expect(page).toHaveURL(/#1\./);
    await expect(play.program.getByRole('button', { name: 'Undo' })).toBeHidden();
  },
);

test('a reload finds the page as it was left', async ({ play, page }) => {
  await openMine(play);
  await page.reload();
  await play.settled();
  expect(`${await play.source()}\n`).toBe(MINE);
  await expect(page.getByText('This program came with the link')).toBeHidden();
  expect(await play.output(), 'what was run here runs again').toMatch(/^mine\n/);
});
