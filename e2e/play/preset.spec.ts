/** Whoever arrives sees a verdict that has been run, and every preset ends as real Node did. */
import { PRESET_KINDS, PRESETS } from '../../src/scenario/presets.ts';
import { BUG } from '../playground.ts';
import { expect, test } from '../test.ts';

test('the default run has been run on arrival', async ({ play }) => {
  await play.open();
  await expect(play.verdict).toHaveText(BUG);
  await expect(play.lab).toContainText('Node 20.0.0’s own http library, simulated kernel');
  await expect(play.lab).toContainText('FIN');
  await expect(play.moment).toContainText('race window');
  expect(await play.output()).toMatch(/FetchError ECONNRESET .*socket hang up\n\[exit code 1\]/);
});

test('each preset ends in its measured outcome', async ({ play }) => {
  test.slow();
  await play.open();
  for (const { id, title, sentence, measured } of PRESETS) {
    await test.step(title, async () => {
      await play.pickPreset(title);
      // An answer that depends on timing says what it was this time.
      const words =
        measured.outcome === 'ok' ? /answered/ : /: .*(socket hang up|ECONNRESET)|failed this time/;
      await expect.soft(play.verdict, id).toHaveText(words);
      await expect.soft(play.page.getByText(sentence)).toBeVisible();
    });
  }
});

test('presets stand under what they are to a reader', async ({ play }) => {
  await play.open();
  const titles = await play.preset
    .locator('optgroup')
    .evaluateAll((groups) => (groups as HTMLOptGroupElement[]).map(({ label }) => label));
  expect(titles).toEqual(Object.values(PRESET_KINDS));
});
