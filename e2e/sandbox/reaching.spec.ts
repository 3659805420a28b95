/** A program in the playground cannot reach the network, storage, the page or later programs. */
import { BUG, linkTo, type Playground } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP, sweep } from '../sweep.ts';
import { expect, test } from '../test.ts';
import { REACHING, together } from './escapes.ts';
import { ContactListener } from './listener.ts';

/** What browsers log when they refuse. Firefox also logs errors inside a worker. */
test.use({
  allowedErrors:
    /Content[ -]Security[ -]Policy|CSP|Refused|blocked|sandbox|WebTransport|can’t establish|polluted/i,
});

/** What `blocked` prints of a refusal, or Node for a top-level await that never settles (13). */
const ANSWER = /blocked:|done|Error|exit code 13/;

/** Time for a request that is sent late. */
const LATE_MS = 500;

/** Opens a program by its link in the loaded page, and runs it. */
async function run(play: Playground, client: string): Promise<string> {
  const link = linkTo({ 'client.mjs': client });
  await play.page.evaluate((address) => location.assign(address), link);
  await expect(play.page.getByText('This program came with the link, not from us.')).toBeVisible();
  await play.pressRun();
  return play.output();
}

/** Resets to the bug and expects the page to work as before. */
async function worksOn(play: Playground): Promise<void> {
  await play.program.getByRole('button', { name: 'Reset' }).click();
  await play.settled();
  await expect(play.verdict, 'the page works on').toHaveText(BUG);
}

let listener: ContactListener;
test.beforeEach(async () => {
  listener = await ContactListener.open();
});
test.afterEach(() => listener.close());

test('the listener records a request', async ({ page }) => {
  await page.goto('/robots.txt'); // every page has a policy that would refuse this
  await page.evaluate((target) => fetch(target, { mode: 'no-cors' }), `${listener.origin}/control`);
  expect(listener.hits).toContain('/control');
});

test('all at once', async ({ play, page }) => {
  await play.open();
  const before = page.url().split('?')[0];
  const output = await run(play, together(REACHING).replaceAll('TARGET', listener.origin));
  expect(output).not.toMatch(/^escaped$/m);
  for (const { name } of REACHING) expect.soft(output).toContain(`tried: ${name}\n`);
  expect(output).toMatch(ANSWER);
  await expect(play.verdict).not.toHaveText('No answer');
  await page.waitForTimeout(LATE_MS);
  expect(listener.hits).toEqual([]);
  expect(page.url().split('?')[0]).toBe(before);
  await worksOn(play);
});

// In parts, so that both workers have tests to run.
const PARTS = 3;
for (let part = 0; part < PARTS; part += 1) {
  const escapes = REACHING.filter((_, index) => index % PARTS === part);
  test(
    `${escapes.map(({ name }) => name).join(', ')}`,
    IN_FIREFOX_BY_SWEEP,
    async ({ play, page }) => {
      test.slow();
      await play.open();
      const before = page.url().split('?')[0];
      for (const { name, code } of escapes) {
        await test.step(name, async () => {
          const output = await run(play, code.replaceAll('TARGET', listener.origin));
          expect.soft(output, name).not.toMatch(/^escaped$/m);
          expect.soft(output, `${name} was tried, and an answer given`).toMatch(ANSWER);
          await expect.soft(play.verdict, name).not.toHaveText('No answer');
        });
      }
      await page.waitForTimeout(LATE_MS);
      expect(listener.hits).toEqual([]);
      expect(page.url().split('?')[0]).toBe(before);
      await worksOn(play);
    },
  );
}

test(
  'changes that a program makes to its globals are gone in the next run',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    await play.open();
    const pollution = `
    const outer = Function('return this')();
    for (const realm of [globalThis, outer]) {
      realm.Object.prototype.polluted = 'polluted';
      realm.Array.prototype.push = () => { throw new Error('polluted'); };
      realm.Promise.prototype.then = () => { throw new Error('polluted'); };
      realm.JSON.stringify = () => 'polluted';
    }
    console.log('done');`;
    await run(play, pollution);
    const output = await run(play, "console.log('clean:', {}.polluted === undefined);");
    expect(output).toMatch(/^clean: true\n/);
    await worksOn(play);
  },
);

test('a program that answers in place of the Lab is detected', async ({
  play,
  page,
  browserName,
}) => {
  await play.open();
  const markup = '<img src=x onerror=alert(1)><b id=forged>forged</b>';
  const forged = (events: string) => `
    const outer = Function('return this')();
    const post = outer.postMessage ?? globalThis.postMessage;
    post.call(outer, ${events});
    for (;;);`;
  const all = [
    ['an object', `{ type: 'report', id: 1, report: 'x' }`],
    ['no JSON', `${JSON.stringify(markup)}`],
    [
      'events of its own',
      `JSON.stringify({ exitCode: 0, events: [{ kind: ${JSON.stringify(markup)} }] })`,
    ],
    [
      'events that are well-formed',
      `JSON.stringify({ exitCode: 0, events: [{ id: 'output.1', kind: 'output', stream: 'stdout', t: 1, actor: 'client', text: ${JSON.stringify(markup)} }] })`,
    ],
  ] as const;
  for (const [name, message] of sweep(browserName, all, ([each]) => /well-formed/.test(each))) {
    await run(play, forged(message));
    await expect.soft(page.locator('#forged, main img'), name).toHaveCount(0);
    await expect.soft(play.verdict, name).not.toHaveText('Both requests answered');
  }
  await worksOn(play);
});
