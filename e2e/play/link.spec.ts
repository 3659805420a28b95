/** A link opens what it was copied from, for years. From a broken link the page opens the part that it can read. */
import { allowClipboard, clipboardText, NO_CLIPBOARD } from '../clipboard.ts';
import { BUG, linkTo } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

const OWN_LINE = "console.log('mine');\n";

test('the address says what is on the page', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await play.open();
  await play.turn('Before each later request', 'setTimeout(0)');
  await expect(play.page).toHaveURL(/\/play\/\?node=20\.0\.0&fetch=2\.6\.12&gap=timeout0$/);
  await play.unfold();
  await expect(play.knobs.getByText('gap=timeout0')).toBeVisible();
});

test(
  'a field that cannot be read costs that field only, and a note',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    await play.open('/play/?node=20.11.1&fetch=2.6.12&gap=fortnight&server=echo-close&colour=blue');
    await expect(play.notes.getByRole('listitem')).toHaveText([
      /^node=20\.11\.1 is not here: 20\.0\.0 is the closest\.$/,
      /^Ignored gap=fortnight: it is not none, microtask/,
      /^Ignored colour=blue: there is no such field\.$/,
    ]);
    await expect(play.knobs.getByRole('combobox', { name: 'Server closes' })).toHaveValue(
      'echo-close',
    );
    await expect(play.verdict).toHaveText('Both requests answered');
  },
);

test(
  'an impossible combination is explained and run as it stands',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    await play.open('/play/?node=20.0.0&fetch=2.6.12&gap=timeout0&requests=1');
    await expect(play.notes).toContainText('There is no later request to wait before.');
    await expect(play.verdict).toHaveText('The request was answered');
  },
);

test(
  'a fix that was a mistake still opens, says so, and is not offered any more',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    await play.open('/play/?node=20.0.0&fetch=2.6.12&fix=free-listener');
    await expect(play.verdict).toHaveText('Both requests answered');
    const note = play.page.getByRole('status').filter({ hasText: 'was a mistake of ours' });
    await expect(note).toContainText('It turns keep-alive off');
    await play.unfold();
    const fix = play.knobs.getByRole('combobox', { name: 'Fix in the program' });
    await expect(fix).toHaveValue('free-listener');
    await expect(fix.locator('option[value="free-listener"]')).toBeHidden();
    await play.page.keyboard.press('Escape');
    await note.getByRole('link').click();
    await expect(play.page).toHaveURL(/\/corrections\/#free-listener$/);
    await expect(play.page.locator('#free-listener')).toBeInViewport();
    await play.open('/play/?node=20.0.0&fetch=2.6.12&fix=honour-close');
    await expect(play.verdict).toHaveText('Both requests answered');
    await expect(note).toBeHidden();
  },
);

test('markup in an address stays text', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await play.open('/play/?gap=<img/src=x>&<b>x</b>=1');
  await expect(play.notes.getByRole('listitem').first()).toContainText('<img/src=x>');
  await expect(play.notes.locator('img, b')).toHaveCount(0);
});

test(
  'Back undoes a knob, however often it was turned on',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    await play.open();
    await play.pickPreset('Node 18');
    await play.turn('Before each later request', 'setImmediate');
    await play.turn('Before each later request', 'nextTick');
    await play.turn('node-fetch', '2.6.13');
    await expect(page).toHaveURL(/node=18\.20\.8&fetch=2\.6\.13&gap=nexttick$/);
    await page.goBack();
    await expect(page).toHaveURL(/node=18\.20\.8&fetch=2\.6\.12&gap=nexttick$/);
    await page.goBack();
    await expect(play.preset.locator('option:checked')).toHaveText('Node 18');
  },
);

test('Back and Forward go from preset to preset', async ({ play, page }) => {
  await play.open();
  await play.pickPreset('Node 18');
  await play.pickPreset('node-fetch 2.6.13');
  await expect(page).toHaveURL(/fetch=2\.6\.13/);
  await page.goBack();
  await expect(play.preset.locator('option:checked')).toHaveText('Node 18');
  await expect(play.lab).toContainText('Node 18.20.8');
  await page.goBack();
  await expect(play.verdict).toHaveText(BUG);
  await page.goForward();
  await expect(play.verdict).toHaveText('Both requests answered');
});

test('the code of a link runs only after a click', async ({ play, page }) => {
  await play.open(linkTo({ 'client.mjs': OWN_LINE }));
  await expect(page.getByText('This program came with the link, not from us.')).toBeVisible();
  await expect(play.verdict).toHaveText('No run yet');
  await play.turn('Before each later request', 'nothing');
  await expect(play.verdict, 'a knob does not run it either').toHaveText('No run yet');
  await play.pressRun();
  expect(await play.output()).toMatch(/^mine\n/);
  await expect(page.getByText('This program came with the link, not from us.')).toBeHidden();
});

test(
  'permission to run a link’s code does not extend to the next link',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    await play.open(linkTo({ 'client.mjs': OWN_LINE }));
    await play.pressRun();
    const other = linkTo({ 'client.mjs': "console.log('other');\n" });
    await page.evaluate((link) => location.assign(link), other);
    await expect(page.getByText('This program came with the link, not from us.')).toBeVisible();
    await expect(play.program).toContainText('other');
    await expect(play.verdict).toHaveText('No run yet');
  },
);

test('code that cannot be read costs a note', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  const link = linkTo({ 'client.mjs': OWN_LINE });
  await play.open(link.slice(0, -6));
  await expect(play.notes).toContainText('The code in this link cannot be read');
  await expect(play.verdict).toHaveText(BUG);
});

test('Share copies the HTML that embeds the run on the page', async ({ play, page }) => {
  test.skip(!(await allowClipboard(page)), NO_CLIPBOARD);
  await play.open('/play/?node=22.23.3&fetch=2.7.0');
  await page.getByRole('button', { name: 'Share this run' }).click();
  await page.getByRole('button', { name: 'Copy HTML to embed it' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await clipboardText(page)).toMatch(
    /^<iframe\s+src="http:\/\/localhost:\d+\/embed\/\?node=22\.23\.3&amp;fetch=2\.7\.0"\s+title="Node 22\.23\.3, node-fetch 2\.7\.0/,
  );
});

test('Copy link gives a link that opens the same program elsewhere', async ({
  play,
  page,
  browser,
}) => {
  await allowClipboard(page);
  await play.open(linkTo({ 'client.mjs': OWN_LINE }, '?node=22.23.3&fetch=2.7.0'));
  await page.getByRole('button', { name: 'Share this run' }).click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(
    page.getByRole('button', { name: /^(Copied|It is in the address bar)$/ }),
  ).toBeVisible();
  const elsewhere = await browser.newPage();
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole('region', { name: 'Program' })).toContainText(
    "console.log('mine');",
  );
  await expect(elsewhere.getByText('This program came with the link, not from us.')).toBeVisible();
  await elsewhere.close();
});
