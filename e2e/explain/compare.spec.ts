/** Two runs on one clock: the reader can reach every step of both and read it in words, with script and without. */
import type { Page } from '@playwright/test';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

const TWO_RELEASES = '/explain/the-pool/';
const FIXES = '/explain/the-fixes/';

function parts(page: Page) {
  const figure = page.locator('run-compare');
  const part = (name: string) => figure.locator(`[data-part="${name}"]`);
  return { figure, part, side: (at: 0 | 1) => part('side').nth(at) };
}

test('one stepper moves both runs to their end and back', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.goto(TWO_RELEASES);
  const { part, side } = parts(page);
  const count = part('count');
  await expect(count).toHaveText(/^0 of \d+$/);
  const last = Number(/\d+$/.exec(await count.innerText())?.[0]);
  const forward = part('forward');
  for (let step = 1; step <= last; step += 1) {
    await forward.click();
    await expect(count).toHaveText(`${step} of ${last}`);
    // At each step at least one of the two runs has something new, and neither is without words.
    await expect(page.locator('.side:not([data-waits])')).not.toHaveCount(0);
    for (const at of [0, 1] as const) {
      await expect(side(at).locator('[data-part="sentence"]')).not.toBeEmpty();
    }
  }
  await expect(forward).toBeDisabled();
  for (let step = last - 1; step >= 1; step -= 1) await part('back').click();
  await expect(count).toHaveText(`1 of ${last}`);
  await expect(part('back')).toBeDisabled();
});

test('the cursor of both pictures stands at one time', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.goto(TWO_RELEASES);
  const { part, figure } = parts(page);
  const cursors = figure.locator('[data-key="now"]');
  for (let step = 0; step < 8; step += 1) {
    await part('forward').click();
    await expect(cursors).toHaveCount(2);
    const transforms = await cursors.evaluateAll((all) =>
      all.map((each) => Number(/[\d.]+/.exec(each.getAttribute('transform') ?? '')?.[0])),
    );
    expect(transforms[0]).toBeCloseTo(transforms[1]!, 0);
  }
});

test('from difference to difference, from the keyboard alone', async ({ page }) => {
  await page.goto(TWO_RELEASES);
  const { figure, side } = parts(page);
  await figure.getByRole('group').first().focus();
  await page.keyboard.press('.');
  await expect(side(1)).toContainText('≠ Node 20.0.0');
  await expect(side(1)).toContainText('pool');
  await page.keyboard.press('End');
  await expect(side(1)).toContainText('nothing new since');
  await page.keyboard.press('Home');
  await expect(side(0)).toContainText('Request 1');
});

test('the first difference is that of the chosen run', IN_FIREFOX_BY_SWEEP, async ({ page }) => {
  await page.goto(FIXES);
  const { figure } = parts(page);
  const said = figure.locator('.first-difference').filter({ visible: true });
  await expect(said).toHaveText(/^They first differ .+ the response.*\. Before: “/);
  const first = await said.innerText();
  await figure.getByRole('radio', { name: 'setTimeout(0)' }).check();
  await expect(said).toHaveCount(1);
  await expect(said).not.toHaveText(first);
});

test('the chosen fix is drawn and described', async ({ page }) => {
  await page.goto(FIXES);
  const { figure, part, side } = parts(page);
  const shown = figure.locator('section.compared').filter({ visible: true });
  await expect(shown).toHaveCount(2);
  await part('forward').click();
  for (const [fix, verdict] of [
    ['Try again', 'one only at a second try'],
    ['Agent, keepAlive: false', 'Both requests answered'],
  ] as const) {
    await figure.getByRole('radio', { name: fix }).check();
    await expect(shown).toHaveCount(2);
    await expect(shown.nth(1)).toContainText(fix);
    await expect(shown.nth(1).locator('.verdict')).toContainText(verdict);
    await expect(shown.nth(1).locator('svg.picture')).toBeVisible();
    await expect(side(1).locator('[data-part="whose"]')).toContainText(fix);
  }
});

test('it fits 320 px, with the words of the step in view', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(TWO_RELEASES);
  const { part, figure } = parts(page);
  await part('forward').click();
  // At the step the picture is drawn again. Playwright's own scrolling would wait for the old one.
  const picture = figure.locator('svg.picture.tall').first();
  await picture.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await expect(page.locator('.side:not([data-waits])').first()).toBeInViewport();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test.describe('without JavaScript', IN_FIREFOX_BY_SWEEP, () => {
  test.use({ javaScriptEnabled: false });

  test('both pictures and both runs in words are there, for each fix', async ({ page }) => {
    await page.goto(FIXES);
    const { figure } = parts(page);
    const shown = figure.locator('section.compared').filter({ visible: true });
    for (const fix of ['Try again', 'Node honours close']) {
      await figure.getByRole('radio', { name: fix }).click();
      await expect(shown).toHaveCount(2);
      await expect(shown.nth(1)).toHaveAccessibleName(fix);
      for (const at of [0, 1] as const) {
        await expect(shown.nth(at).locator('svg.picture').filter({ visible: true })).toHaveCount(1);
        const words = figure.locator('.compared-words:visible').nth(at).locator('.transcript');
        await words.locator('summary').click();
        await expect(words.getByRole('listitem').first()).toBeVisible();
        await words.locator('summary').click();
      }
    }
  });
});
