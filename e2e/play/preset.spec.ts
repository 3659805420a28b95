/** The page opens with a verdict that has been run, and every preset ends as on real Node. */
import { readFileSync } from 'node:fs';
import { BUG } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

interface Group {
  readonly title: string;
  readonly presets: readonly {
    readonly id: string;
    readonly title: string;
    readonly sentence: string;
    readonly outcome: 'ok' | 'failed';
  }[];
}

/** The list of presets that readers were promised, in its order. */
const GROUPS: readonly Group[] = JSON.parse(
  readFileSync(new URL('presets.json', import.meta.url), 'utf8'),
);

test('the default run has been run on arrival', async ({ play }) => {
  await play.open();
  await expect(play.verdict).toHaveText(BUG);
  await expect(play.lab).toContainText('Node 20.0.0’s own http library, simulated kernel');
  await expect(play.lab).toContainText('FIN');
  await expect(play.moment).toContainText('race window');
  expect(await play.output()).toMatch(/FetchError ECONNRESET .*socket hang up\n\[exit code 1\]/);
});

test('each preset ends in its measured outcome', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  test.slow();
  await play.open();
  const all = GROUPS.flatMap(({ presets }) => presets);
  for (const { id, title, sentence, outcome } of all) {
    await test.step(title, async () => {
      await play.pickPreset(title);
      // For an answer that depends on timing the page says what happened this time.
      const words =
        outcome === 'ok' ? /answered/ : /: .*(socket hang up|ECONNRESET)|failed this time/;
      await expect.soft(play.verdict, id).toHaveText(words);
      await expect.soft(play.page.getByText(sentence)).toBeVisible();
    });
  }
});

test('every preset is in the list, in its group', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await play.open();
  const shown = await play.preset.locator('optgroup').evaluateAll((groups) =>
    (groups as HTMLOptGroupElement[]).map(({ label, children }) => ({
      title: label,
      presets: [...children].map(({ textContent }) => textContent?.trim()),
    })),
  );
  expect(shown).toEqual(
    GROUPS.map(({ title, presets }) => ({ title, presets: presets.map((each) => each.title) })),
  );
});
