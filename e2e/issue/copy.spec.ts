/**
 * “Copy for an issue”: from a chapter’s figure to the clipboard. What the dialog shows is what is copied, byte for byte,
 * and its link leads back to the same moment.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { allowClipboard, clipboardText } from '../clipboard.ts';
import { Figure } from '../figure.ts';
import { expect, test } from '../test.ts';

/** The chapter that opens at the decisive step of the bug. */
const CHAPTER = '/explain/into-the-window/';

/** How the text of each form begins, and what it has that others have not. */
const FORMS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Chat', /^Request 2: socket hang up\. [^\n]*\n[^\n]*\nhttps?:[^\n]*&at=[\w.]+$/],
  ['Jira', /^\*Request 2: socket hang up\.\*[\s\S]*\n\{noformat\}\n/],
  ['Stack Overflow', /^\*\*Request 2: socket hang up\.\*\*(?![\s\S]*mermaid)[\s\S]*\n```text\n/],
  ['GitHub, GitLab', /^\*\*Request 2: socket hang up\.\*\*[\s\S]*\n```mermaid\nsequenceDiagram\n/],
];

test('a figure’s run is copied for an issue, and the link leads back to the moment', async ({
  page,
  play,
}) => {
  const canRead = await allowClipboard(page);
  await page.goto(CHAPTER);
  const figure = new Figure(page);
  const sentences = await figure.sentences();
  await figure.forward.click();
  const step = Number.parseInt((await figure.count.textContent()) ?? '', 10);

  const button = figure.root.getByRole('button', { name: 'Copy for an issue' });
  await button.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Copy for an issue' });
  await expect(dialog.getByRole('radio', { name: 'GitHub, GitLab' })).toBeFocused();
  const preview = dialog.getByRole('region', { name: 'What is copied' });
  for (const [name, pattern] of FORMS) {
    await dialog.getByRole('radio', { name }).check();
    await expect(dialog.getByRole('status')).toHaveText('');
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await expect(dialog.getByRole('status')).toHaveText('Copied.');
    expect(await textOf(preview), name).toMatch(pattern);
    if (!canRead) continue;
    const copied = await clipboardText(page);
    expect(copied, name).toBe(await textOf(preview));
  }
  await expect(dialog.getByText(/^2,\d{3} bytes, diagram \d{3} of 1,900$/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('[open]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  const [, link = ''] = /\]\((https?:\S+)\)$/.exec(await textOf(preview)) ?? [];
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();

  await play.open(link);
  await expect(play.moment).toContainText(sentences[step - 1] || 'no sentence');
});

async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? '';
}
