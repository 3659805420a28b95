/** Program, verdict and picture share a screen, and a reader who waits is told for what and can stop. */
import type { Locator } from '@playwright/test';
import { BUG, linkTo } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

/** A client with one line changed: it waits for a timer before its second request. */
const CHANGED = `import fetch from 'node-fetch';

const url = 'http://127.0.0.1:3000';
const first = await fetch(\`\${url}/1\`);
console.log(first.status, await first.json());
await new Promise((resolve) => setTimeout(resolve, 20));
const second = await fetch(\`\${url}/2\`);
console.log(second.status, await second.json());
`;

async function expectInView(parts: readonly Locator[]): Promise<void> {
  for (const part of parts) await expect.soft(part).toBeInViewport({ ratio: 0.9 });
}

test('change one line and see it, on a laptop', async ({ play, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await play.open();
  await play.program.getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('textbox', { name: /Editor for client\.mjs/ });
  await expect(editor).toBeFocused({ timeout: 15_000 });
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(CHANGED);
  await page.keyboard.press('Control+Enter');
  await play.settled();
  await expect(play.verdict).toHaveText(/answered/);
  await expectInView([
    play.verdict,
    play.run,
    play.preset,
    play.program.getByRole('tablist'),
    play.moment.locator('svg.picture'),
    play.events.locator('[aria-current="step"]'),
  ]);

  await test.step('the run before the change is shown on request, and while B is held', async () => {
    const ghost = play.moment.getByText(/before: request 2/);
    const before = play.moment.getByRole('button', { name: /Run before/ });
    await before.click();
    await expect(ghost).toBeVisible();
    await before.click();
    await expect(ghost).toBeHidden();
    await page.keyboard.down('b');
    await expect(ghost).toBeVisible();
    await page.keyboard.up('b');
    await expect(ghost).toBeHidden();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('change one line and see it: verdict and Run stay at hand', async ({ play, page }) => {
    await play.open();
    await expectInView([play.verdict, play.run, play.moment.getByRole('button', { name: 'Play' })]);
    await play.openPanel('Program');
    await play.program.getByRole('button', { name: 'Edit' }).click();
    const editor = page.getByRole('textbox', { name: /Editor for client\.mjs/ });
    await editor.fill(CHANGED);
    await expectInView([play.verdict, play.run, editor]);
    await expect(play.verdict).toHaveText(`Before your change: ${BUG}`);
    await play.pressRun();
    await expect(play.verdict).toHaveText(/answered/);
    await play.openPanel('Picture');
    await expect(play.moment.locator('svg.picture')).toBeVisible();
    await expectInView([play.verdict, play.run]);
  });
});

test('open a stranger’s link: their program is there, and nothing of it has run', async ({
  play,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await play.open(linkTo({ 'client.mjs': CHANGED }, '?node=22.23.3&fetch=2.6.12'));
  await expect(play.verdict).toHaveText('No run yet');
  await expectInView([play.lines.nth(5), play.run, page.getByText('No run yet').first()]);
  const container = page.getByRole('region', { name: 'WebContainer' });
  await expect(container.getByRole('status').first()).toHaveText('Off');
  await expect(container.getByRole('button', { name: 'Start' })).toBeHidden();
  await play.pressRun();
  await expect(play.verdict).toHaveText(/answered/);
  await expect(play.lines.nth(6).and(page.locator('[data-lit]'))).toBeVisible();
});

test('while a run lasts the last answer stays, and Stop ends it', async ({ play }) => {
  await play.open(linkTo({ 'client.mjs': CHANGED }));
  await play.pressRun();
  await play.program.getByRole('button', { name: 'Reset' }).click();
  await play.settled();
  await expect(play.verdict).toHaveText(BUG);
  // One statement that takes minutes, so that no limit of statements ends it.
  await play.page.goto(linkTo({ 'client.mjs': "/^(a+)+b$/.test('a'.repeat(40));\n" }));
  await play.run.click();
  await expect(play.run).toContainText('Running …');
  await expect(play.moment.locator('svg.picture')).toBeVisible();
  await play.stop.click();
  await expect(play.verdict).toHaveText('Stopped');
  await expect(play.stop).toBeDisabled();
  await expect(play.run).toContainText('Run');
});

test(
  'on a slow line the page says that it loads Node',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/lab/node-22.23.3*.json', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/play/?node=22.23.3&fetch=2.6.12');
    await expect(play.run).toContainText('Loading …');
    await expect(play.verdict).toHaveText('Loading …');
    release();
    await play.settled();
    await expect(play.verdict).toHaveText(BUG);
  },
);
