/** A run in a page of another site: a second server, on another port, has frames of /embed/ and of /play/. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Locator } from '@playwright/test';
import { BUG, linkTo } from '../playground.ts';
import { test as base, expect } from '../test.ts';

/** Longer than the Lab's own limit for a run. */
const RUN = { timeout: 15_000 };

/** The default run, which is the same everywhere. */
const BUG_TRACE = '077b3ba6f21d176f';

/** Stock Firefox does not send input over WebDriver BiDi into a frame of another site, so there it is an event. */
async function press(target: Locator, key: string, browserName: string): Promise<void> {
  if (browserName === 'firefox') await target.dispatchEvent('keydown', { key, bubbles: true });
  else await target.press(key);
}
async function click(target: Locator, browserName: string): Promise<void> {
  if (browserName === 'firefox') await target.dispatchEvent('click');
  else await target.click();
}

/** `foreign(html)` serves a page of another origin and returns its address. */
const test = base.extend<{ readonly foreign: (html: string) => string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
  foreign: async ({}, use) => {
    let body = '';
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><title>Somebody else’s page</title>${body}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await use((html) => {
      body = html;
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    });
    server.closeAllConnections();
    server.close();
  },
});

test.describe('beside a page that refuses frames', () => {
  test.use({ allowedErrors: /frame|NS_ERROR|ERR_BLOCKED/i });

  test('the snippet works: the run, its height, the steps by keyboard, and the way to the playground', async ({
    page,
    foreign,
    baseURL,
    browserName,
  }) => {
    const query = '?node=20.0.0&fetch=2.6.13&nope=1&theme=dark';
    await page.goto(`/embed/${query}`);
    await expect(
      page.getByRole('list', { name: 'What could not be read of the address' }),
    ).toHaveText('Ignored nope=1: there is no such field.');
    await page.getByText('Show this run in a page of yours').click();
    const snippet = await page.getByRole('group', { name: 'HTML of the frame' }).textContent();
    const script = await page.getByRole('group', { name: 'Script for the height' }).textContent();

    await page.goto(
      foreign(`${snippet}${script}<iframe id="refused" src="${baseURL}/play/"></iframe>`),
    );
    const frame = page.getByTitle('Node 20.0.0, node-fetch 2.6.13, step by step');
    const run = frame.contentFrame();
    await expect(run.getByRole('status')).toHaveText('Both requests answered');
    await expect(run.getByText('Show this run in a page of yours')).toBeHidden();
    await expect(frame).not.toHaveAttribute('height', '600');
    const shown = await run.locator('html').evaluate((html) => ({
      address: location.search,
      isScrolled: html.scrollHeight > html.clientHeight,
      ground: getComputedStyle(html).backgroundColor,
      isIsolated: crossOriginIsolated,
    }));
    expect(shown).toMatchObject({ address: query, isScrolled: false, isIsolated: false });
    expect(shown.ground, 'the theme is that of the address').toBe('rgb(16, 21, 26)');

    const sheet = run.getByRole('group', { name: /request/i }).first();
    await press(sheet, 'Home', browserName);
    await press(sheet, 'ArrowRight', browserName);
    await expect(run.getByText(/^2 of \d+$/)).toBeVisible();
    const words = await run.locator('[aria-live="polite"] p').nth(1).textContent();
    expect(await run.locator('html').evaluate(() => location.search)).toBe(query);

    const link = run.getByRole('link', { name: 'Open in the playground' });
    await expect(link).toHaveAttribute(
      'href',
      /^\/play\/\?node=20\.0\.0&fetch=2\.6\.13&nope=1&at=/,
    );
    if (browserName !== 'firefox') {
      const opened = page.waitForEvent('popup');
      await link.click();
      const told = (await opened).getByRole('main').getByText(words ?? '');
      await expect(told.filter({ visible: true }).first()).toBeVisible(RUN);
    }

    await expect(page.frameLocator('#refused').locator('#play')).toHaveCount(0);
  });
});

test('in a sandbox without an origin or storage nothing runs by itself; the Lab answers after a press', async ({
  page,
  foreign,
  baseURL,
  browserName,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/lab/')) asked.push(request.url());
  });
  const client = "import fetch from 'node-fetch';\nawait fetch(process.argv[2]);\n";
  const code = linkTo({ 'client.mjs': client }).split('#')[1];
  const links = ['', '?gap=timeout7', `#${code}`];
  const frames = links.map(
    (link, index) =>
      `<iframe id="frame-${index}" sandbox="allow-scripts" width="700" height="500" src="${baseURL}/embed/${link}"></iframe>`,
  );
  await page.goto(foreign(frames.join('')));
  const [stored, knobs, program] = [0, 1, 2].map((each) => page.frameLocator(`#frame-${each}`));
  if (!stored || !knobs || !program) throw new Error('three frames');

  await expect(stored.getByRole('status')).toHaveText(BUG);
  await expect(stored.getByRole('main')).toHaveAttribute('data-trace', BUG_TRACE);
  await expect(knobs.getByRole('status')).toHaveText('No run yet');
  await expect(program.getByText('This program came with the link, not from us.')).toBeVisible();
  await expect(program.getByRole('group', { name: 'client.mjs' })).toContainText('process.argv');
  await expect(program.getByRole('status')).toHaveText('No run yet');
  expect(asked).toEqual([]);

  for (const each of [knobs, program])
    await click(each.getByRole('button', { name: 'Run' }), browserName);
  await expect(knobs.getByRole('status')).toHaveText(/answered|socket hang up/i, RUN);
  await expect(program.getByRole('status')).not.toHaveText(/^(No run yet|Running …)$/, RUN);
  await expect(program.getByRole('main')).toHaveAttribute('data-trace', /^[0-9a-f]{16}$/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.skip(
    ({ browserName }) => browserName === 'firefox',
    'the stock Firefox cannot be told over WebDriver BiDi to switch JavaScript off',
  );

  test('the frame has the default run, says so, and links to the playground', async ({ page }) => {
    await page.goto('/embed/?fetch=2.6.13');
    await expect(page.getByText('Without JavaScript the frame cannot read')).toBeVisible();
    await expect(page.getByRole('status')).toHaveText(BUG);
    await expect(page.locator('svg.picture:visible')).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'Open in the playground' })).toHaveAttribute(
      'href',
      /\/play\/\?node=20\.0\.0/,
    );
  });
});
