/** The event loop, stepped through by keyboard; a reader's own program; a stranger's program waits. */
import { deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from '../test.ts';

/** The Lab is loaded for the first run here. */
const RUN_MS_MAX = 15_000;

const partsOf = (page: Page) => {
  const main = page.getByRole('main');
  return {
    run: main.getByRole('button', { name: /^Run/ }),
    example: main.getByRole('combobox', { name: 'Example' }),
    strip: main.getByRole('group', { name: /^The run as a strip/ }),
    now: main.getByRole('list', { name: 'Phases of a turn' }).locator('[aria-current="step"]'),
    output: main.getByRole('group', { name: 'Output so far' }),
    queue: (name: string) => main.getByRole('region', { name, exact: true }).getByRole('listitem'),
    lit: main.getByRole('region', { name: 'Program' }).locator('[data-lit]'),
  };
};

test('a run is stepped through by keyboard: phase, queues, line and output follow', async ({
  page,
}) => {
  await page.goto('/loop/');
  const { strip, now, output, queue, lit, example } = partsOf(page);
  await expect(lit).toHaveText("console.log('main');");
  await expect(queue('nextTick')).toHaveText(['line 3']);
  await expect(queue('Immediates')).toHaveText(['line 2']);
  await strip.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
    await page.keyboard.press(key);
  await expect(output).toHaveText(/main\s+promise\s+tick/);
  await expect(queue('nextTick')).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(output).toHaveText(/main\s+promise\s+tick\s+immediate\s+timer/);
  await page.keyboard.press('Home');
  await expect(now).toHaveText('main program');
  await expect(output).toHaveText('');
  await page.keyboard.press('.');
  await expect(now, 'the next phase').not.toHaveText('main program');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('next phase');
  await page.keyboard.press('Escape');
  await strip.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await expect(output, 'it plays').toHaveText('main', { timeout: 15_000 });
  await page.keyboard.press(' ');

  await example.selectOption({ label: 'The same two, after I/O' });
  await expect(page, 'it has run').toHaveURL(/example=after-io&at=/, { timeout: RUN_MS_MAX });
  await page.getByText('The run in words').click();
  await page.getByRole('listitem').filter({ hasText: 'An immediate runs' }).click();
  await expect(now).toHaveText('check');
  await expect(lit).toContainText('setImmediate');
  await expect(page).toHaveURL(/\/loop\/\?example=after-io&at=immediate\.1$/);
  await page.reload();
  await expect(now).toHaveText('check', { timeout: RUN_MS_MAX });
});

test('a stranger’s program is shown and waits for Run', async ({ page }) => {
  const code = "setImmediate(() => console.log('from a stranger'));\n";
  const files = JSON.stringify({ 'client.mjs': code });
  await page.goto(`/loop/#1.${deflateRawSync(files).toString('base64url')}`);
  const { run, output, strip } = partsOf(page);
  await expect(page.getByText('This program came with the link, not from us.')).toBeVisible();
  await expect(page.getByText("console.log('from a stranger')")).toBeVisible();
  await expect(strip).toBeHidden();
  await run.click();
  await expect(strip).toBeVisible({ timeout: RUN_MS_MAX });
  await strip.focus();
  await page.keyboard.press('End');
  await expect(output).toHaveText(/from a stranger/);
});
