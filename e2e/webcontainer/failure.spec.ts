/** Whatever keeps the container from answering has a name, a cause and a remedy, in time; the Lab's answer stands. */
import { BUG, linkTo } from '../playground.ts';
import { expect, test } from './second.ts';
import type { Behaviour } from './stand-in/stand-in.ts';

test.skip(
  ({ browserName }) => browserName !== 'chromium',
  'the stand-in needs Chromium’s routing of frames',
);
test.use({ allowedErrors: /stackblitz|Failed to load|ERR_|Content Security|404|embedder/i });

/** Conditions that nothing announces are named after 30 s, by a clock that the test moves. */
const LIMIT_MS = 30_000;
const SLOW_MS = 10_000;
/** A boot, a self-test and a run in real processes, on a machine that is busy with other tests. */
const RECOVERY = { timeout: 20_000 };

interface Condition {
  readonly behaviour: Behaviour;
  readonly cause: string;
  readonly step: string;
  readonly withinMs: number;
  /** What the reader is offered; `Try again` has to work once the cause is gone. */
  readonly offer: 'Try again' | 'Reload the page';
}

const CONDITIONS: readonly Condition[] = [
  {
    behaviour: 'unreachable',
    cause: 'Nobody answers at the runtime’s host.',
    step: 'Load runtime',
    withinMs: 5_000,
    offer: 'Try again',
  },
  {
    behaviour: 'without-coep',
    cause: 'The answer from the runtime’s host lacks the header',
    step: 'Load runtime',
    withinMs: 3_000,
    offer: 'Try again',
  },
  {
    behaviour: 'not-found',
    cause: 'The runtime’s page was answered, and then nothing of it started.',
    step: 'Load runtime',
    withinMs: LIMIT_MS,
    offer: 'Try again',
  },
  {
    behaviour: 'no-init',
    cause: 'The runtime’s page was answered, and then nothing of it started.',
    step: 'Load runtime',
    withinMs: LIMIT_MS,
    offer: 'Try again',
  },
  {
    behaviour: 'never-answers',
    cause: 'The runtime’s page did not finish loading within 30 s.',
    step: 'Load runtime',
    withinMs: LIMIT_MS,
    offer: 'Try again',
  },
  {
    behaviour: 'build-hangs',
    cause: 'its Node.js did not start within 30 s.',
    step: 'Start Node.js',
    withinMs: LIMIT_MS,
    offer: 'Reload the page',
  },
  {
    behaviour: 'build-rejects',
    cause: 'The runtime refused to start Node.js. It said: boom from the runtime',
    step: 'Start Node.js',
    withinMs: 3_000,
    offer: 'Try again',
  },
  {
    behaviour: 'out-of-memory',
    cause: 'The browser has no memory left for the runtime.',
    step: 'Start Node.js',
    withinMs: 3_000,
    offer: 'Reload the page',
  },
  {
    behaviour: 'mount-fails',
    cause: 'could not be put into the container. It said: ENOSPC',
    step: 'Mount files',
    withinMs: 3_000,
    offer: 'Try again',
  },
];

for (const { behaviour, cause, step, withinMs, offer } of CONDITIONS) {
  test.describe(behaviour, () => {
    test.use({ behaviour });
    test(`${behaviour} is named`, async ({ page, play, second, standIn }, testInfo) => {
      await page.clock.install();
      await play.open();
      await play.pressRun();
      const started = performance.now();
      if (withinMs === LIMIT_MS) {
        await expect(second.step('under way')).toContainText(step);
        await page.clock.fastForward(SLOW_MS);
        await expect(second.root.getByText('Still loading.')).toBeVisible();
        await expect(second.verdict).toHaveText('Running …');
        await page.clock.fastForward(LIMIT_MS - SLOW_MS);
      }
      await expect(second.root).toContainText(cause, { timeout: Math.min(withinMs, 10_000) });
      const ms = Math.round(performance.now() - started);
      testInfo.annotations.push({ type: 'milliseconds to the name', description: `${ms}` });
      await expect(second.verdict).toHaveText('No answer');
      await expect(second.step('failed here')).toContainText(step);
      await expect(play.verdict, 'the Lab’s answer stands').toHaveText(BUG);
      await play.turn('node-fetch', '2.7.0');
      await expect(play.verdict, 'the Lab goes on').toHaveText('Both requests answered');

      standIn.behaviour = 'well';
      await second.button(offer).click();
      if (offer === 'Reload the page') {
        await play.settled();
        await play.pressRun();
      }
      await expect(second.verdict, 'it recovers').toHaveText('Both requests answered', RECOVERY);
    });
  });
}

test.describe('of the page', () => {
  const headers = { 'content-type': 'text/html' };

  test('a host that sends no headers is named', async ({ play, second, standIn, page }) => {
    await page.route('**/play/', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ body: await response.text(), headers });
    });
    await play.open();
    await play.pressRun();
    await expect(second.root).toContainText('This page is not cross-origin isolated');
    await expect(second.button('Reload the page')).toBeVisible();
    await expect(play.verdict).toHaveText(BUG);
    expect(standIn.asked).toBe(0);
  });

  test('a policy that refuses the frame is named', async ({ play, second, standIn, page }) => {
    void standIn;
    await page.route('**/play/', async (route) => {
      const response = await route.fetch();
      const policy = { 'content-security-policy': "frame-src 'self'" };
      await route.fulfill({
        body: await response.text(),
        headers: { ...response.headers(), ...policy },
      });
    });
    await play.open();
    await play.pressRun();
    await expect(second.root).toContainText(
      'A Content Security Policy refuses the runtime’s frame.',
    );
    await expect(play.verdict).toHaveText(BUG);
  });

  test('a page inside another is named, with a way out', async ({ page, standIn }) => {
    void standIn;
    const outer = 'http://localhost:4399/embeds-us/';
    await page.route('**/embeds-us/', (route) =>
      route.fulfill({ headers, body: '<iframe src="/play/" width="1200" height="900"></iframe>' }),
    );
    await page.goto(new URL('/embeds-us/', outer).pathname);
    const inner = page.frameLocator('iframe').first();
    await inner.getByRole('button', { name: /^Run/ }).click();
    await expect(inner.getByText('This page is embedded in another one')).toBeVisible();
    await expect(inner.getByRole('button', { name: 'Open in a tab of its own' })).toBeVisible();
  });

  for (const [name, change, cause] of [
    [
      'no shared memory',
      () => Reflect.deleteProperty(globalThis, 'SharedArrayBuffer'),
      'This browser has no SharedArrayBuffer',
    ],
    [
      'an iPad',
      () => {
        Object.defineProperty(navigator, 'userAgent', {
          value: 'Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X)',
        });
      },
      'On iPhone and iPad the runtime runs out of memory.',
    ],
    [
      'plain http',
      () => Object.defineProperty(globalThis, 'isSecureContext', { value: false }),
      'This page was not loaded over HTTPS',
    ],
  ] as const) {
    test(`${name} is named`, async ({ play, second, standIn, page }) => {
      await page.addInitScript(change);
      await play.open();
      await play.pressRun();
      await expect(second.root).toContainText(cause);
      await expect(play.verdict).toHaveText(BUG);
      expect(standIn.asked).toBe(0);
    });
  }
});

test.describe('of a run', () => {
  test('an error that the container reports', async ({ play, second, standIn }) => {
    await play.open(await linkTo({ 'client.mjs': 'setInterval(() => {}, 50);\n' }));
    await play.pressRun();
    await expect.poll(() => standIn.machine.commands.length, RECOVERY).toBe(5);
    await standIn.fail('worker crashed');
    await expect(second.root).toContainText('an internal error. It said: worker crashed');
    await expect.poll(() => standIn.machine.alive).toBe(0);
    await second.button('Try again').click();
    await expect.poll(() => standIn.machine.alive).toBe(2);
  });

  test('a process that is killed', async ({ play, second, standIn }) => {
    await play.open(await linkTo({ 'client.mjs': 'setInterval(() => {}, 50);\n' }));
    await play.pressRun();
    await expect.poll(() => standIn.machine.commands.length, RECOVERY).toBe(5);
    standIn.machine.killAll();
    await expect(second.root).toContainText('client.mjs was killed from outside');
    await expect.poll(() => standIn.machine.alive).toBe(0);
  });

  test('a run over its time', async ({ play, second, standIn }) => {
    await play.open(await linkTo({ 'client.mjs': 'setInterval(() => {}, 50);\n' }));
    await play.pressRun();
    await expect(second.verdict).toHaveText('Ended: time limit', { timeout: 20_000 });
    expect(standIn.machine.alive).toBe(0);
  });

  test('Run again gives up the run before it, and leaves nothing running', async ({
    play,
    second,
    standIn,
  }) => {
    await play.open();
    await play.pressRun();
    await expect(second.root.getByText('Both agree.')).toBeVisible(RECOVERY);
    for (let times = 0; times < 3; times += 1) await play.run.click();
    await expect(second.verdict).toHaveText(BUG);
    await expect.poll(() => standIn.machine.alive).toBe(0);
  });
});

test.describe('late', () => {
  test.use({ behaviour: 'never-answers' });

  test('what arrives after it was given up is used', async ({ page, play, second, standIn }) => {
    await page.clock.install();
    await play.open();
    await play.pressRun();
    await expect(second.step('under way')).toContainText('Load runtime');
    await page.clock.fastForward(LIMIT_MS);
    await expect(second.verdict).toHaveText('No answer');
    await standIn.release();
    await expect(second.verdict).toHaveText(BUG, RECOVERY);
  });

  test('a reader who cancels can begin again', async ({ play, second, standIn }) => {
    await play.open();
    await play.pressRun();
    await second.button('Cancel').click();
    await expect(second.verdict).toHaveText('Not started');
    standIn.behaviour = 'well';
    await play.pressRun();
    await expect(second.verdict).toHaveText(BUG, RECOVERY);
    expect(standIn.asked).toBe(2);
  });
});
