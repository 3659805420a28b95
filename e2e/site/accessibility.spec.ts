/** axe finds no violation on any page or in any state of the playground, in light and in dark. */
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { linkTo } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP, isFull, standsForPages, sweep } from '../sweep.ts';
import { expect, test } from '../test.ts';
import { sitePaths } from './paths.ts';

/**
 * The violations that axe finds, short enough to read in a failure. axe runs in the page itself and reports violations
 * only. Its other mode opens a page for each check and copies all that it saw there, which takes longer than the check.
 * That mode also looks into frames; of those this one sees none.
 */
async function findings(page: Page): Promise<string[]> {
  await expect(page.locator('iframe').filter({ visible: true })).toHaveCount(0);
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
  );
}

/** Colours do not depend on the browser: Chromium checks both schemes, Firefox only the dark one, in a sweep. */
const schemesIn = (browserName: string) =>
  isFull(browserName) ? (['light', 'dark'] as const) : (['light'] as const);

/** Checks the page in each colour scheme, in one load, because loading takes longer than checking. */
async function check(page: Page, browserName: string, what: string): Promise<void> {
  for (const scheme of schemesIn(browserName)) {
    await page.evaluate(switchTo, scheme);
    expect.soft(await findings(page), `${what}, ${scheme}`).toEqual([]);
  }
}

/** Uses the site’s own switch, because stock Firefox cannot emulate a colour scheme. Resolves when nothing moves. */
async function switchTo(scheme: string): Promise<void> {
  const root = document.documentElement;
  root.dataset['theme'] = scheme;
  root.dispatchEvent(new Event('themechange'));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(fading.map(({ finished }) => finished));
}

test('the switch goes through all schemes', async ({ page }) => {
  await page.goto('/');
  for (const scheme of ['light', 'dark', 'automatic']) {
    await page.getByRole('button', { name: /^Colours:/ }).click();
    await expect(page.getByRole('button', { name: `Colours: ${scheme}` })).toBeVisible();
  }
});

test('an embedded run', async ({ page, browserName }) => {
  await page.goto('/embed/');
  await page.getByText('Show this run in a page of yours').click();
  await check(page, browserName, '/embed/');
});

const PATCH = readFileSync('src/patch/examples/honour-close.diff', 'utf8');
const isOfRecord = (path: string) => path.startsWith('/matrix/');

test('pages', async ({ page, request, browserName }) => {
  test.slow();
  for (const path of sweep(browserName, await sitePaths(request), standsForPages)) {
    if (isOfRecord(path)) continue;
    await page.goto(path);
    await expect(page.getByRole('button', { name: /^Colours:/ })).toBeVisible();
    // While a run lasts, the last answer is dimmed. It is the answer that has to be read.
    await expect(page.locator('[data-running], [aria-busy="true"]')).toHaveCount(0);
    await check(page, browserName, path);
  }
});

test('pages of the record', IN_FIREFOX_BY_SWEEP, async ({ page, request, browserName }) => {
  test.slow();
  for (const path of (await sitePaths(request)).filter(isOfRecord)) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: /^Colours:/ })).toBeVisible();
    await check(page, browserName, path);
  }
});

test(
  'the playground: a verdict, each pane, a question, the editor',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page, browserName }) => {
    test.slow();
    await play.open('/play/?gap=fortnight');
    await check(page, browserName, 'failed, with a note');
    await play.pickPreset('node-fetch 2.6.13');
    await play.unfold();
    await check(page, browserName, 'answered, all knobs open');
    for (const pane of ['Output', 'NODE_DEBUG', 'Packets'] as const) {
      await play.openPane(pane);
      await check(page, browserName, pane);
    }
    await play.program.getByRole('button', { name: 'Edit' }).click();
    await expect(page.getByRole('textbox', { name: /Editor for/ })).toBeFocused({
      timeout: 15_000,
    });
    await page.keyboard.type('//');
    await check(page, browserName, 'editor');
    await play.turn('Before each later request', 'setTimeout(0)');
    await expect(play.question).toBeVisible();
    await check(page, browserName, 'question');
  },
);

test(
  'the playground: code from a link, search',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page, browserName }) => {
    await play.open(linkTo({ 'client.mjs': 'for (;;);\n' }));
    await check(page, browserName, 'code from a link');
    await play.open(linkTo({ 'node.diff': PATCH }, '?node=24.22.3'));
    const patch = page.getByRole('region', { name: 'Patch Node' });
    await expect(patch.getByRole('status')).toContainText('1 of 1 hunk applies');
    await check(page, browserName, 'a patch from a link');
    await patch.getByRole('textbox').fill(PATCH.replaceAll('_last', '_least'));
    await expect(patch.getByRole('status')).toContainText('0 of 1 hunk applies');
    await check(page, browserName, 'a patch that does not apply');
    await play.open('/play/?node=24.22.3&fetch=2.6.12');
    await page.getByRole('button', { name: 'Try every order' }).click();
    const orders = page.getByRole('dialog', { name: 'Every order' });
    await expect(orders).toHaveAttribute('data-orders', '9/30', { timeout: 60_000 });
    await orders.getByText('Bounds', { exact: true }).click();
    await check(page, browserName, 'every order');
    await page.keyboard.press('Escape');
    await play.open('/play/?fix=free-listener');
    await check(page, browserName, 'a fix that was a mistake');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('keep-alive');
    await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
    await check(page, browserName, 'search');
  },
);
