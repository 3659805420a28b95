/** A diff of Node's lib/ is checked, shown, run and linked; nothing of it is lost, and somebody else's waits. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { linkTo, type Playground } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

const LATE_FIN = '/play/?node=26.12.1&fetch=2.6.12&fin=20ms';
const FAILED = /Request 2: (socket hang up|read ECONNRESET)/;
const PATCH = readFileSync('src/patch/examples/honour-close.diff', 'utf8');

const panel = (page: Page) => page.getByRole('region', { name: 'Patch Node' });
const diff = (page: Page) => panel(page).getByRole('textbox', { name: 'The diff' });
const said = (page: Page) => panel(page).getByRole('status');
const runIt = (page: Page) => panel(page).getByRole('button', { name: 'Run with it' });

async function openPanel(play: Playground): Promise<void> {
  await play.unfold();
  await play.page.getByRole('button', { name: 'Patch Node …' }).click();
  await expect(panel(play.page)).toBeVisible();
}

test('an example is checked, runs, and the link brings it to a page where it waits', async ({
  play,
  page,
  browser,
}) => {
  test.slow();
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await play.open(LATE_FIN);
  await expect(play.verdict).toHaveText(FAILED);
  expect(scripts.filter((url) => /patched-library|\/lab\/li/.test(url))).toEqual([]);
  await openPanel(play);
  await panel(page).getByRole('combobox').selectOption({ label: 'Honour the caller’s close' });
  await expect(said(page)).toContainText('1 of 1 hunk applies to Node 26.12.1.');
  await expect(said(page)).toContainText(/\d+ kB of Node’s own text were read/);
  await expect(panel(page).getByRole('figure')).toContainText('✓ Hunk 1 of 1 applies at line 712.');
  await expect(panel(page).locator('ins').first()).toContainText('RE_CONN_CLOSE');
  await runIt(page).click();
  await play.settled();
  await expect(play.verdict).toHaveText(/Both requests answered/);
  await expect(play.lab).toContainText('Node 26.12.1’s own http library, patched,');
  await expect(page.getByRole('region', { name: 'WebContainer' })).toContainText('Off');
  await expect(page).toHaveURL(/#1\./);
  const link = page.url();

  await play.turn('Node', '24.21.0');
  await expect(play.verdict, 'a knob keeps the patch').toHaveText(/Both requests answered/);
  await expect(said(page)).toContainText(/applies to Node 24\.21\.0/);
  await expect(panel(page).getByRole('figure')).toContainText(/\d+ lines above its place/);

  // A reader elsewhere has none of this tab's memory.
  const elsewhere = await browser.newPage();
  await elsewhere.goto(link);
  await expect(panel(elsewhere)).toContainText('This patch came with the link, not from us.', {
    timeout: 15_000,
  });
  await expect(diff(elsewhere)).toHaveValue(PATCH);
  await expect(elsewhere.getByRole('region', { name: 'Verdict' })).toContainText('No run yet');
  await runIt(elsewhere).click();
  await expect(elsewhere.getByRole('region', { name: 'Verdict' })).toContainText(
    'Both requests answered',
  );
  await expect(panel(elsewhere).getByText('This patch came with the link')).toBeHidden();
  await elsewhere.close();
});

test('a diff that does not apply names hunk and line, runs nothing, and stays', async ({
  play,
  page,
}) => {
  test.slow();
  await play.open(LATE_FIN);
  await openPanel(play);
  const unfit = PATCH.replace('state.connection = true;', 'state.connection = 1;');
  await diff(page).fill(unfit);
  await expect(said(page)).toContainText('0 of 1 hunk applies to Node 26.12.1.');
  await expect(panel(page).getByRole('figure')).toContainText(
    /✗ Hunk 1 of 1 does not apply: line 713 is “state\.connection = true;”/,
  );
  await expect(runIt(page)).toBeDisabled();
  await play.pressRun();
  await expect(play.lab).toContainText('The patch of Node does not fit. lib/_http_outgoing.js');
  await page.reload();
  await play.settled();
  await expect(diff(page)).toHaveValue(unfit, { timeout: 15_000 });
  await diff(page).fill('--- a/src/node.cc\n+++ b/src/node.cc\n@@ -1 +1 @@\n-a\n+b\n');
  await expect(said(page)).toContainText('src/node.cc is no file of Node’s lib/.');
  await panel(page).getByRole('button', { name: 'Take it out' }).click();
  await play.settled();
  await expect(said(page)).toHaveText('Node runs as it is.');
  await expect(play.verdict).toHaveText(FAILED);
  await expect(page).not.toHaveURL(/#/);
});

test('a wrong example shows what is wrong with it', IN_FIREFOX_BY_SWEEP, async ({ play, page }) => {
  await play.open(LATE_FIN);
  await openPanel(play);
  await panel(page).getByRole('combobox').selectOption({ label: 'Wrong: ask _last in the agent' });
  await expect(said(page)).toContainText('1 of 1 hunk applies');
  await panel(page)
    .getByRole('button', { name: /^See it: two connections/ })
    .click();
  await play.settled();
  await expect(page).toHaveURL(/fetch=2\.7\.0.*server=keep-open.*#1\./);
  await expect(play.lab).toContainText('patched');
  await expect(play.events.getByText(/SYN: a new connection/)).toBeVisible();
});

test('a patch of a link reaches the page’s network as little as a program does', async ({
  play,
  page,
}) => {
  const reached: string[] = [];
  page.on('request', (request) => reached.push(request.url()));
  const evil = PATCH.replace(
    '+        // Nothing may follow on this connection (RFC 9112, section 9.6), so the',
    '+        try { (0, eval)("fetch")("https://example.org/reached"); } catch {} //',
  );
  await play.open(`${LATE_FIN}${linkTo({ 'node.diff': evil }).replace(/^[^#]*/, '')}`);
  await expect(play.verdict).toHaveText('No run yet');
  await play.pressRun();
  expect(reached.filter((url) => url.includes('example.org'))).toEqual([]);
});
