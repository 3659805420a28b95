/** A knob rewrites the program as a person would write it, and the page says which lines. */
import type { Locator } from '@playwright/test';
import { BUG } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

/** Numbers of the lines with the sign of a change. CSS puts the sign before them as text. */
function marked(lines: Locator): Promise<number[]> {
  return lines.evaluateAll((items) =>
    items.flatMap((item, index) =>
      getComputedStyle(item, '::before').content.includes('+') ? [index + 1] : [],
    ),
  );
}

test('a knob rewrites the program, runs it and marks the changed lines', async ({ play }) => {
  await play.open();
  expect(await marked(play.lines)).toEqual([]);
  await play.turn('Before each later request', 'setTimeout(0)');
  await expect(play.verdict).toHaveText(/answered/);
  const source = (await play.source()).split('\n');
  const changed = await marked(play.lines);
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.map((line) => source[line - 1]).join('\n')).toContain('setTimeout');
  await play.turn('Before each later request', 'nothing');
  await expect(play.verdict).toHaveText(BUG);
  expect(await marked(play.lines)).toEqual([]);
});

test('a knob of the server rewrites the server', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await play.open();
  await play.openFile('server.mjs');
  const before = await play.source();
  await play.turn('FIN comes', '50 ms');
  expect(await play.source()).not.toBe(before);
  expect((await marked(play.lines)).length).toBeGreaterThan(0);
});

test('another release answers with its own library', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await play.open();
  await play.turn('Node', '18.20.8');
  await expect(play.verdict).toHaveText('Both requests answered');
  await expect(play.lab).toContainText('Node 18.20.8’s own http library');
  await play.turn('node-fetch', '3.3.2');
  await play.openFile('package.json');
  expect(await play.source()).toContain('"node-fetch": "3.3.2"');
});

test(
  'an impossible combination is disabled, with its reason',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    await play.open();
    const wait = play.knobs.getByRole('combobox', { name: 'Before each later request' });
    const item = (value: string) => wait.locator(`option[value="${value}"]`);
    await expect(item('timeout0')).not.toHaveAttribute('disabled');
    await play.press('How many', '1');
    await expect(item('timeout0')).toHaveAttribute('disabled', '');
    await expect(item('none')).not.toHaveAttribute('disabled');
    await wait.focus();
    await expect(
      play.knobs.getByText('There is no later request to wait before.').first(),
    ).toBeVisible();
    await expect(play.verdict).toHaveText('The request was answered');
  },
);

test(
  'a typed value is read; one that cannot be read is kept and explained',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    await play.open();
    await play.unfold();
    const typed = play.knobs.getByRole('combobox', { name: 'Wait for, as in the address' });
    const type = async (text: string, end: string) => {
      await typed.selectText();
      await typed.pressSequentially(text);
      await typed.press(end);
    };
    await type('immediate3', 'Enter');
    await expect(play.page).toHaveURL(/gap=immediate3/);
    await type('fortnight', 'Tab');
    await expect(play.knobs.getByRole('alert').filter({ visible: true })).toContainText(
      'That is not none, microtask',
    );
    await expect(typed).toHaveValue('fortnight');
    await expect(typed).toHaveAttribute('aria-invalid', 'true');
    await expect(play.page).toHaveURL(/gap=immediate3/);
  },
);
