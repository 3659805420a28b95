/** An error of the reader, or a part that does not load, is named, and the page can be used again. */
import { BUG, linkTo } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

test('a syntax error has file and line, as in Node', async ({ play }) => {
  await play.open(linkTo({ 'client.mjs': "console.log('a');\nconst = 1;\n" }));
  await play.pressRun();
  await expect(play.verdict).toContainText('SyntaxError');
  expect(await play.output()).toMatch(/client\.mjs:2\nconst = 1;\n +\^/);
});

test('an uncaught error has the reader’s own line', async ({ play }) => {
  const client = "\n\nfunction fail() {\n  throw new TypeError('mine');\n}\nfail();\n";
  await play.open(linkTo({ 'client.mjs': client }));
  await play.pressRun();
  await expect(play.verdict).toHaveText('The program stopped in line 4: TypeError: mine');
  expect(await play.output()).toMatch(/at fail \(.*client\.mjs:4:\d+\)\n.*client\.mjs:6:\d+/);
});

test(
  'after a throw the words and the marked line are those of the throw, and Output is open',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    const client =
      "import fetch from 'node-fetch';\nawait fetch('http://127.0.0.1:3000/');\nthrow new Error('boom');\n";
    await play.open(linkTo({ 'client.mjs': client }));
    await play.pressRun();
    await expect(play.verdict).toHaveText('The program stopped in line 3: Error: boom');
    await expect(page.getByRole('tab', { name: 'Output' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(page.locator('[data-part="moment"] [data-part="sentence"]')).toHaveText(
      'The program stops in line 3: Error: boom',
    );
    const lit = page.locator('[data-lit]');
    await expect(lit).toContainText("throw new Error('boom');");
    await play.openPane('Events');
    await play.events.getByRole('button').first().click();
    await expect(lit).not.toContainText('boom');
    await play.lab.getByRole('button', { name: 'Go to line 3' }).click();
    await expect(lit).toContainText("throw new Error('boom');");
  },
);

test(
  'a page without a run, and a run without a connection, say so',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    await play.open(linkTo({ 'client.mjs': "console.log('hello');\n" }));
    const figure = page.locator('[data-part="drawing"]');
    await expect(figure).toContainText('No run yet');
    await play.pressRun();
    await expect(play.verdict).toHaveText('No connection was made');
    await expect(figure).toContainText('No connection was made');
    await expect(figure).not.toContainText('This engine does not show');
  },
);

test('a missing package gives Node’s error', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await play.open(linkTo({ 'client.mjs': "import 'left-pad';\n" }));
  await play.pressRun();
  expect(await play.output()).toContain("Cannot find package 'left-pad'");
});

test('markup that a program prints stays text', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await play.open(
    linkTo({ 'client.mjs': 'throw new Error(\'<img src="x" onerror="alert(1)">\');\n' }),
  );
  await play.pressRun();
  await expect(play.verdict).toContainText('<img src="x"');
  await expect(play.page.getByRole('main').locator('img')).toHaveCount(0);
});

test.describe('parts that do not load', () => {
  test.use({ allowedErrors: /Failed to load|NetworkError|blocked|NS_ERROR|ERR_FAILED/i });

  for (const [what, parts, where] of [
    ['the release', '**/lab/node-2*.json', {}],
    ['llhttp', '**/lab/llhttp-*.json', IN_FIREFOX_BY_SWEEP],
    ['node-fetch', '**/lab/node-fetch-*.json', IN_FIREFOX_BY_SWEEP],
  ] as const) {
    test(`${what}: named, with a remedy, and Run tries again`, where, async ({ play, page }) => {
      await page.route(parts, (route) => route.abort());
      await play.open();
      await expect(play.verdict).toHaveText('No answer');
      await expect(play.lab).toContainText(/A part of the Lab is missing: \S+ could not be loaded/);
      await expect(play.lab).toContainText('Check the connection and press Run again.');
      await page.unroute(parts);
      await play.pressRun();
      await expect(play.verdict).toHaveText(BUG);
    });
  }

  test('the sandbox', IN_FIREFOX_BY_SWEEP, async ({ play, page }) => {
    await page.route('**/lab/frame.*.html', (route) => route.abort());
    await play.open();
    await expect(play.verdict).toHaveText('No answer');
    await expect(play.lab).toContainText(/The Lab.s sandbox did not load/);
    await page.unroute('**/lab/frame.*.html');
    await play.pressRun();
    await expect(play.verdict).toHaveText(BUG);
  });
});
