/** On the front page request 2 can be moved to what it waits for. The picture, the verdict and the headline follow. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../test.ts';

const stop = (page: Page, name: RegExp) => page.getByRole('radio', { name });
const told = (page: Page) => page.getByRole('status').filter({ hasText: 'Request 2' });
const drawing = (page: Page) => page.getByRole('img', { name: /Timing diagram/ });

/** Whether the words of the error are struck through. */
function isStruck(page: Page): Promise<boolean> {
  const words = page.getByRole('heading', { level: 1 }).locator('strong');
  return words.evaluate((each) => getComputedStyle(each, '::after').transform === 'none');
}

async function expectOutcome(page: Page, outcome: 'fails' | 'holds'): Promise<void> {
  const [shown, hidden] = ['Request 2: socket hang up', 'Both requests answered'];
  const holds = outcome === 'holds';
  await expect(told(page).getByText(shown).filter({ visible: true })).toHaveCount(holds ? 0 : 1);
  await expect(told(page).getByText(hidden)).toBeVisible({ visible: holds });
  await expect(drawing(page), 'one drawing is shown').toHaveCount(1);
  await expect(drawing(page)).toHaveAccessibleName(holds ? /answered/ : /socket hang up/);
  await expect.poll(() => isStruck(page)).toBe(holds);
}

/** Presses a stop. @returns how many parts of the page then begin to move */
const animationsBy = (pressed: Locator) =>
  pressed.evaluate((input: HTMLElement) => {
    input.click();
    return document.getAnimations().length;
  });

const middle = async (target: Locator) => {
  const box = await target.boundingBox();
  if (!box) throw new Error('it is not shown');
  return [box.x + box.width / 2, box.y + box.height / 2] as const;
};

test('request 2 is dragged along the rail, and its block in the picture', async ({ page }) => {
  await page.goto('/');
  await expectOutcome(page, 'fails');
  await page.mouse.move(...(await middle(stop(page, /^nothing/))));
  await page.mouse.down();
  await page.mouse.move(...(await middle(stop(page, /^setImmediate/))), { steps: 5 });
  await expect(stop(page, /^setImmediate/)).toBeChecked();
  await expectOutcome(page, 'fails');
  await page.mouse.move(...(await middle(stop(page, /^setTimeout/))), { steps: 5 });
  await page.mouse.up();
  await expect(stop(page, /^setTimeout/)).toBeFocused();
  await expectOutcome(page, 'holds');
  await expect(told(page).getByRole('link', { name: 'a bet, not a fix' })).toBeVisible();

  const block = page.locator('[data-key="grip-request"]').filter({ visible: true });
  const [x, y] = await middle(block);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 400, y, { steps: 10 });
  await page.mouse.up();
  await expect(stop(page, /^nothing/)).toBeChecked();
  await expectOutcome(page, 'fails');
});

test('by keyboard; the picture changes smoothly', async ({ page }) => {
  await page.goto('/');
  await stop(page, /^nothing/).focus();
  for (const name of [/^nextTick/, /^setImmediate/, /^setTimeout/]) {
    await page.keyboard.press('ArrowRight');
    await expect(stop(page, name)).toBeChecked();
  }
  await expectOutcome(page, 'holds');
  expect(await animationsBy(stop(page, /^setImmediate/))).toBeGreaterThan(20);
  await expectOutcome(page, 'fails');
});

test('nothing moves for a reader who wants no motion', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'the stock Firefox cannot be told over WebDriver BiDi');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  expect(await animationsBy(stop(page, /^setTimeout/))).toBe(0);
  await expectOutcome(page, 'holds');
});

test('on a phone the rail stays in view above the tall picture', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  await stop(page, /^setTimeout/).focus();
  await drawing(page).evaluate((each) => scrollBy(0, each.getBoundingClientRect().top + 200));
  await expect(stop(page, /^setTimeout/)).toBeInViewport();
  await page.keyboard.press('Space');
  await expectOutcome(page, 'holds');
  await expect(told(page).getByText('Both requests answered')).toBeInViewport();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.skip(
    ({ browserName }) => browserName === 'firefox',
    'the stock Firefox cannot be told over WebDriver BiDi to switch JavaScript off',
  );

  test('the stops work, and nothing offers to be dragged', async ({ page }) => {
    await page.goto('/');
    await stop(page, /^setTimeout/).check();
    await expect(told(page).getByText('Both requests answered')).toBeVisible();
    await expect(drawing(page)).toHaveCount(1);
    const grips = page.locator('[data-key="grip-request"]').filter({ visible: true });
    await expect(grips).toHaveCount(0);
  });
});
