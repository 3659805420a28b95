/** Each failure to start has a name, a cause and a remedy, in time, while the Lab's answer stays. */

import type { Behaviour } from '../../../tools/stand-in/stand-in.ts';
import { BUG } from '../../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../../sweep.ts';
import { type Expected, expect, test } from '../container-page.ts';
import { MOUNT_MS_MAX, SLOW_MS, SPAWN_MS_MAX, START_MS_MAX } from '../waits.ts';

test.use({
  allowedErrors: /stackblitz|Failed to load|ERR_|Content Security|404|embedder|NetworkError/i,
});

/** Time for a boot, a self-test and a run in real processes, on a machine that runs other tests. */
const RECOVERY = { timeout: 20_000 };
/** A failure without a limit is named within this time on such a machine, milliseconds. */
const PROMPT_MS = 10_000;
/** A failure with a limit is named within this time after the limit, milliseconds. */
const GRACE_MS = 10_000;

interface Condition {
  readonly behaviour: Behaviour;
  readonly name: Expected['name'];
  /** Firefox does not report what COEP blocks. */
  readonly nameInFirefox?: Expected['name'];
  /** A part of the sentence that the reader gets. */
  readonly cause: string;
  readonly step: string;
  /** The limit that ends it, milliseconds, if nothing reports the failure. */
  readonly limitMs?: number;
  /** What the reader is offered. It has to work once the cause is gone. */
  readonly offer: 'Try again' | 'Reload the page';
}

const CONDITIONS: readonly Condition[] = [
  {
    behaviour: 'unreachable',
    name: 'host-unreachable',
    nameInFirefox: 'no-usable-answer',
    cause: 'Check that you are online.',
    step: 'Load runtime',
    offer: 'Try again',
  },
  {
    behaviour: 'without-coep',
    name: 'blocked-by-coep',
    nameInFirefox: 'no-usable-answer',
    cause: 'that an isolated page',
    step: 'Load runtime',
    offer: 'Try again',
  },
  {
    behaviour: 'not-found',
    name: 'runtime-silent',
    cause: 'The runtime’s page was answered, and then nothing of it started.',
    step: 'Load runtime',
    limitMs: START_MS_MAX,
    offer: 'Try again',
  },
  {
    behaviour: 'no-init',
    name: 'runtime-silent',
    cause: 'The runtime’s page was answered, and then nothing of it started.',
    step: 'Load runtime',
    limitMs: START_MS_MAX,
    offer: 'Try again',
  },
  {
    behaviour: 'never-answers',
    name: 'runtime-not-loaded',
    cause: 'The runtime’s page did not finish loading within 30 s.',
    step: 'Load runtime',
    limitMs: START_MS_MAX,
    offer: 'Try again',
  },
  {
    behaviour: 'build-hangs',
    name: 'node-not-started',
    cause: 'its Node.js did not start within 30 s.',
    step: 'Start Node.js',
    limitMs: START_MS_MAX,
    offer: 'Reload the page',
  },
  {
    behaviour: 'build-rejects',
    name: 'start-refused',
    cause: 'The runtime refused to start Node.js. It said: boom from the runtime',
    step: 'Start Node.js',
    offer: 'Try again',
  },
  {
    behaviour: 'not-isolated-inside',
    name: 'not-isolated',
    cause: 'SharedArrayBuffer transfer requires self.crossOriginIsolated',
    step: 'Start Node.js',
    offer: 'Reload the page',
  },
  {
    behaviour: 'out-of-memory',
    name: 'out-of-memory',
    cause: 'The browser has no memory left for the runtime.',
    step: 'Start Node.js',
    offer: 'Reload the page',
  },
  {
    behaviour: 'mount-fails',
    name: 'files-not-mounted',
    cause: 'could not be put into the container. It said: ENOSPC',
    step: 'Mount files',
    offer: 'Try again',
  },
  {
    behaviour: 'mount-hangs',
    name: 'files-not-mounted',
    cause: 'could not be put into the container.',
    step: 'Mount files',
    limitMs: MOUNT_MS_MAX,
    offer: 'Try again',
  },
  {
    behaviour: 'spawn-fails',
    name: 'process-not-started',
    cause: 'The container did not start a process. It said: no such command: node',
    step: 'Self-test',
    offer: 'Try again',
  },
  {
    behaviour: 'spawn-hangs',
    name: 'process-not-started',
    cause: 'The container did not start a process.',
    step: 'Self-test',
    limitMs: SPAWN_MS_MAX,
    offer: 'Try again',
  },
  {
    behaviour: 'node-crashes',
    name: 'self-test-failed',
    cause: 'did not get through the self-test. It said: nothing',
    step: 'Self-test',
    offer: 'Try again',
  },
];

for (const condition of CONDITIONS) {
  const { behaviour, cause, step, limitMs, offer } = condition;
  test.describe(behaviour, () => {
    test.use({ behaviour });
    const where = condition.nameInFirefox ? {} : IN_FIREFOX_BY_SWEEP;
    test(`${behaviour} is named`, where, async ({ browserName, play, container, standIn }) => {
      if (limitMs) await container.prepareToWait();
      await play.open();
      const { name, nameInFirefox = name } = condition;
      const after = async () => {
        if (behaviour !== 'never-answers') await standIn.loaded();
      };
      await container.fails(
        {
          name: browserName === 'firefox' ? nameInFirefox : name,
          withinMs: limitMs ? limitMs + GRACE_MS : PROMPT_MS,
          ...(limitMs ? { waits: { step, ms: limitMs, after } } : {}),
        },
        () => play.pressRun(),
      );
      await expect(container.root).toContainText(cause);
      await expect(container.step('failed here')).toContainText(step);
      await expect(play.verdict, 'the Lab’s answer stands').toHaveText(BUG);
      await play.turn('node-fetch', '2.7.0');
      await expect(play.verdict, 'the Lab goes on').toHaveText('Both requests answered');

      standIn.behaviour = 'well';
      await container.button(offer).click();
      if (offer === 'Reload the page') {
        await play.settled();
        await play.pressRun();
      }
      await expect(container.verdict, 'it recovers').toHaveText('Both requests answered', RECOVERY);
      container.recovered(offer);
    });
  });
}

test.describe('a slow start', IN_FIREFOX_BY_SWEEP, () => {
  test.use({ behaviour: 'never-answers' });

  test('is said, while the Lab’s answer stands', async ({ page, play, container, standIn }) => {
    void standIn;
    await page.clock.install();
    await play.open();
    await play.pressRun();
    await expect(container.step('under way')).toContainText('Load runtime');
    await page.clock.fastForward(SLOW_MS);
    await expect(container.root.getByText('Still loading.')).toBeVisible();
    await expect(container.verdict).toHaveText('Running …');
    await expect(play.verdict).toHaveText(BUG);
  });

  test('that was given up is used when it arrives', async ({ page, play, container, standIn }) => {
    await page.clock.install();
    await play.open();
    await play.pressRun();
    await expect(container.step('under way')).toContainText('Load runtime');
    await page.clock.fastForward(START_MS_MAX);
    await expect(container.verdict).toHaveText('No answer');
    await standIn.release();
    await expect(container.verdict).toHaveText(BUG, RECOVERY);
  });

  test('can be cancelled, and begun again', async ({ play, container, standIn }) => {
    await play.open();
    await play.pressRun();
    await container.button('Cancel').click();
    await expect(container.verdict).toHaveText('Not started');
    standIn.behaviour = 'well';
    await play.pressRun();
    await expect(container.verdict).toHaveText(BUG, RECOVERY);
    expect(standIn.asked).toBe(2);
  });
});
