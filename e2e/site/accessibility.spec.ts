/** axe has nothing to say about any page or any state of the playground, in light and in dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { linkTo } from '../playground.ts';
import { isFull, standsForPages, sweep } from '../sweep.ts';
import { expect, test } from '../test.ts';
import { sitePaths } from './paths.ts';

/**
 * What axe found, short enough to read in a failure. In the page itself, and what was violated only: axe's other way
 * opens a page for each look and carries everything that it saw there, which costs more than the look. It would look into
 * frames besides; of those it sees none.
 */
async function findings(page: Page): Promise<string[]> {
  await expect(page.locator('iframe').filter({ visible: true })).toHaveCount(0);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
  );
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    // By the site's own switch: stock Firefox does not let its colour scheme be emulated.
    test.beforeEach(async ({ page, browserName }) => {
      test.skip(
        scheme === 'dark' && !isFull(browserName),
        'colours do not depend on the browser: Chromium looks at the dark ones, and a sweep in Firefox, too',
      );
      await page.addInitScript((theme) => {
        if (origin !== 'null') localStorage.setItem('theme', theme); // not in the sandboxed frame
      }, scheme);
    });

    test('pages', async ({ page, request, browserName }) => {
      test.slow();
      for (const path of sweep(browserName, await sitePaths(request), standsForPages)) {
        await page.goto(path);
        await expect(page.getByRole('button', { name: `Colours: ${scheme}` })).toBeVisible();
        expect.soft(await findings(page), path).toEqual([]);
      }
    });

    test('the playground: a verdict, each pane, a question, the editor', async ({ play, page }) => {
      test.slow();
      const check = async (what: string) => expect.soft(await findings(page), what).toEqual([]);
      await play.open('/play/?gap=fortnight');
      await check('failed, with a note');
      await play.pickPreset('node-fetch 2.6.13');
      for (const group of ['Header and agent', 'Requests']) await play.unfold(group);
      await check('answered, all knobs open');
      for (const pane of ['Output', 'NODE_DEBUG', 'Packets'] as const) {
        await play.openPane(pane);
        await check(pane);
      }
      await play.program.getByRole('button', { name: 'Edit' }).click();
      await expect(page.getByRole('textbox', { name: /Editor for/ })).toBeFocused({
        timeout: 15_000,
      });
      await page.keyboard.type('//');
      await check('editor');
      await play.press('Wait for', 'setTimeout(0)');
      await expect(play.question).toBeVisible();
      await check('question');
    });

    test('the playground: code from a link, search', async ({ play, page }) => {
      await play.open(linkTo({ 'client.mjs': 'for (;;);\n' }));
      expect.soft(await findings(page), 'code from a link').toEqual([]);
      await play.open('/play/?fix=free-listener');
      expect.soft(await findings(page), 'a fix that was a mistake').toEqual([]);
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('searchbox').fill('keep-alive');
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
      expect.soft(await findings(page), 'search').toEqual([]);
    });
  });
}
