/** A task is solved by editing, and the browser remembers it; what only looks like a solution is refused. */
import { expect, test } from '../test.ts';

test('a reader solves a task with a line of their own', async ({ play, page }) => {
  await play.open('/challenges/wait-for-it/');
  const task = page.getByRole('region', { name: 'Neither header, nor agent, nor server' });
  const judgement = task.getByRole('status');
  await expect(judgement).toHaveText('Not yet: Request 2 failed: socket hang up.');
  await play.turn('Before each later request', 'setImmediate');
  await expect(judgement).toHaveText('Not yet: Request 2 failed: socket hang up.');

  await play.turn('Before each later request', 'nothing');
  await play.program.getByRole('button', { name: 'Edit' }).click();
  const editor = play.program.getByRole('textbox', { name: 'Editor for client.mjs' });
  await expect(editor).toBeFocused({ timeout: 15_000 });
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < 8; line++) await page.keyboard.press('ArrowDown');
  await page.keyboard.type('  await new Promise((done) => setTimeout(done, 2));');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(judgement).toHaveText('Solved.');
  await expect(page).toHaveURL(/\/challenges\/wait-for-it\/\?.*#1\./);

  await task.getByRole('link', { name: /^Challenge 2 of/ }).click();
  await expect(page.getByText('1 of 7 solved in this browser.')).toBeVisible();
  const mark = page.getByText('solved', { exact: true }).filter({ visible: true });
  await expect(page.getByRole('listitem').filter({ has: mark })).toContainText(
    'Neither header, nor agent, nor server',
  );
});

test('a task begins where it says, with programs of the site’s own, and its solution is a link', async ({
  play,
  page,
}) => {
  await play.open('/challenges/placed-twice/');
  const task = page.getByRole('region', { name: 'The order that was placed twice' });
  await expect(task.getByRole('status')).toHaveText(/^Not yet: Try 2 failed, and the server never/);
  await expect(page.getByText('came with the link')).toBeHidden();
  await task.getByText('A solution').click();
  await task.getByRole('link', { name: 'Open this solution' }).click();
  await expect(task.getByRole('status')).toHaveText('Solved.');
});
