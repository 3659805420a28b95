/** The program is edited in place, in an editor with types that the keyboard can leave. */
import type { Locator, Page } from '@playwright/test';
import { ANSWERED_THIS_TIME, type Playground } from '../playground.ts';
import { expect, test } from '../test.ts';

/** The language service loads a megabyte of declarations first. */
const TYPES_MS_MAX = 30_000;

async function openEditor(play: Playground, page: Page): Promise<Locator> {
  await play.program.getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('textbox', { name: /Editor for client\.mjs/ });
  await expect(editor).toBeFocused({ timeout: 15_000 });
  return editor;
}

/** Adds a line at the end of the program. */
async function typeLine(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
}

/** The wave under a mistake. Monaco gives it no role. */
const mistakes = (page: Page) => page.locator('.squiggly-error');

// One page for the whole test, because the editor and its types are the largest part of the site and every page loads
// them.
test('the editor, from the first edit to a reload', async ({ play, page }) => {
  test.slow();
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (/monaco|ts\.worker|types\.json/.test(request.url())) scripts.push(request.url());
  });
  await play.open();
  let editor = page.locator('nothing yet');

  await test.step('Monaco is fetched by the first edit and not before', async () => {
    expect(scripts).toEqual([]);
    editor = await openEditor(play, page);
    expect(scripts.length).toBeGreaterThan(0);
  });

  await test.step('Tab leaves until something was typed; then Esc, Tab leaves', async () => {
    await expect(play.program.getByText('Esc, then Tab, leaves the editor.')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(editor).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(editor).toBeFocused();
    await typeLine(page, '//');
    await page.keyboard.press('Tab');
    await expect(editor, 'now Tab indents').toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(editor).not.toBeFocused();
  });

  await test.step('a knob rewrites the program in the editor', async () => {
    await play.program.getByRole('button', { name: 'Reset' }).click();
    await play.settled();
    await play.turn('Before each later request', 'setTimeout(0)');
    await expect(play.program.getByRole('code').first()).toContainText('setTimeout');
    await expect(play.verdict).toHaveText(ANSWERED_THIS_TIME);
  });

  await test.step('what is typed is what runs, with Ctrl+Enter too', async () => {
    await editor.focus();
    await typeLine(page, "console.log('typed');");
    await expect(play.verdict).toContainText('Before your change: ');
    await page.keyboard.press('Control+Enter');
    await play.settled();
    expect(await play.output()).toContain('typed\n');
    await expect(page, 'the address has it').toHaveURL(/#1\./);
  });

  await test.step('it knows Node and node-fetch', async () => {
    await editor.focus();
    await typeLine(page, 'process.nope; (await fetch(url)).nope;');
    await expect(mistakes(page)).toHaveCount(2, { timeout: TYPES_MS_MAX });
    await page.keyboard.press('F8');
    await expect(page.getByText(/Property 'nope' does not exist on type/).first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('typing survives a reload at once', async () => {
    await typeLine(page, '// not run yet');
    await page.reload();
    await play.settled();
    expect(await play.source()).toContain('// not run yet');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the editor is a plain text area', async ({ play, page }) => {
    await play.open();
    await play.openPanel('Program');
    const editor = await openEditor(play, page);
    expect(await editor.evaluate((element) => element.localName)).toBe('textarea');
    await editor.fill("console.log('from a phone');\n");
    await play.pressRun();
    await play.openPanel('Events');
    expect(await play.output()).toMatch(/^from a phone\n/);
  });
});
