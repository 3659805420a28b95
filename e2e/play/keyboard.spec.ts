/** The whole way without a mouse: read the verdict, change a knob, edit, run, step through. */
import type { Locator, Page } from '@playwright/test';
import { BUG } from '../playground.ts';
import { expect, test } from '../test.ts';

const TABS_MAX = 60;

/** Presses Tab until the target has the focus, and checks on the way that the focus is visible. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab');
    const unseen = await page.evaluate(focusThatCannotBeSeen);
    expect.soft(unseen, 'what has the focus is outlined').toBe('');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, `reached within ${TABS_MAX} presses of Tab`).toBeFocused();
}

/** Runs in the page. @returns the markup of the focused element, if its focus is not visible */
function focusThatCannotBeSeen(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return '';
  // A radio button is hidden, and its label shows the focus; an editor draws its own.
  const shown = [focused, focused.nextElementSibling, focused.parentElement];
  const isOutlined = shown.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  return isOutlined ? '' : focused.outerHTML.slice(0, 120);
}

test('the journey', async ({ play, page }) => {
  test.slow();
  await play.open();
  await expect(play.verdict).toHaveText(BUG);

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, play.preset);

  const wait = play.knobs.getByRole('combobox', { name: 'Before each later request' });
  await tabTo(page, wait);
  await page.keyboard.press('ArrowDown');
  await expect(wait).toHaveValue('microtask');
  await play.settled();
  await expect(play.verdict).toHaveText(BUG);
  await page.keyboard.press('ArrowUp');
  await play.settled();

  await tabTo(page, play.program.getByRole('tab', { name: 'client.mjs' }));
  await page.keyboard.press('ArrowRight');
  await expect(play.program.getByRole('tab', { name: 'server.mjs' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');

  await tabTo(page, play.program.getByRole('button', { name: 'Edit' }));
  await page.keyboard.press('Enter');
  const editor = page.getByRole('textbox', { name: /Editor for client\.mjs/ });
  await expect(editor).toBeFocused({ timeout: 15_000 });
  await page.keyboard.press('Control+End');
  await page.keyboard.type("console.log('by hand');");
  await page.keyboard.press('Control+Enter');
  await play.settled();
  await page.keyboard.press('Escape');

  await tabTo(page, play.results.getByRole('tab', { name: 'Events' }));
  await page.keyboard.press('ArrowRight');
  await expect(play.results.getByRole('tabpanel', { name: 'Output' })).toContainText('by hand');
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, play.events.locator('[aria-current="step"]'));
  await page.keyboard.press('Home');
  await expect(play.moment).toContainText('Request 1');
  await tabTo(page, page.getByRole('link', { name: 'Licences' }));
});
