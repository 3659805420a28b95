/** A run in a started container ends with an answer or with the name of a failure. No process outlives it. */

import { BUG, linkTo, type Playground } from '../../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../../sweep.ts';
import { type ContainerPage, expect, test } from '../container-page.ts';
import { KILL_MS_MAX, RUN_MS_MAX } from '../waits.ts';

const PROMPT_MS = 10_000;
const RECOVERY = { timeout: 20_000 };
const ENDLESS = { 'client.mjs': "console.log('begun');\nsetInterval(() => {}, 50);\n" };

/** Commands until the reader's client runs: the self-test, and two servers with their clients. */
const COMMANDS = 5;

/** Runs a program that does not end, until it has printed: from then on the page counts its time. */
async function beginEndless(play: Playground, container: ContainerPage): Promise<void> {
  await container.prepareToWait();
  await play.open(linkTo(ENDLESS));
  await play.run.click();
  await play.page.getByRole('radio', { name: 'WebContainer' }).check(RECOVERY);
  await expect(await play.openPane('Output')).toHaveText('begun', RECOVERY);
}

test(
  'an error that the container reports',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    await play.open(linkTo(ENDLESS));
    await play.run.click();
    await expect.poll(() => standIn.machine.commands.length, RECOVERY).toBe(COMMANDS);
    const expected = { name: 'container-error', withinMs: PROMPT_MS } as const;
    await container.fails(expected, () => standIn.fail('worker crashed'));
    await expect(container.root).toContainText('an internal error. It said: worker crashed');
    await expect.poll(() => standIn.machine.alive).toBe(0);
    await container.button('Try again').click();
    await expect.poll(() => standIn.machine.alive, RECOVERY).toBe(2);
    container.recovered('Try again');
  },
);

test('a process that is killed', async ({ play, container, standIn }) => {
  await play.open(linkTo(ENDLESS));
  await play.run.click();
  await expect.poll(() => standIn.machine.commands.length, RECOVERY).toBe(COMMANDS);
  await container.fails({ name: 'process-killed', withinMs: PROMPT_MS }, async () =>
    standIn.machine.killAll(),
  );
  await expect.poll(() => standIn.machine.alive).toBe(0);
  await container.button('Try again').click();
  await expect.poll(() => standIn.machine.alive, RECOVERY).toBe(2);
  container.recovered('Try again');
});

test(
  'a process that cannot be killed',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    const withinMs = PROMPT_MS + RUN_MS_MAX + KILL_MS_MAX;
    await beginEndless(play, container);
    await container.fails({ name: 'process-not-ended', withinMs }, async () => {
      standIn.behaviour = 'kill-fails';
      await container.waits(RUN_MS_MAX);
      await container.waits(KILL_MS_MAX);
    });
    await expect.poll(() => standIn.machine.alive, 'its container is gone').toBe(0);
    standIn.behaviour = 'well';
    await container.button('Try again').click();
    await expect.poll(() => standIn.machine.alive, RECOVERY).toBe(2);
    container.recovered('Try again');
  },
);

test(
  'a run over its time is an answer',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    await beginEndless(play, container);
    await container.waits(RUN_MS_MAX);
    await expect(container.verdict).toHaveText('Ended: time limit', { timeout: 20_000 });
    expect(standIn.machine.alive).toBe(0);
  },
);

test(
  'Run again gives up the run before it, and leaves nothing running',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    await play.open();
    await play.pressRun();
    await expect(container.root.getByText('Both agree.')).toBeVisible(RECOVERY);
    for (let times = 0; times < 3; times += 1) await play.run.click();
    await expect(container.verdict).toHaveText(BUG, RECOVERY);
    await expect.poll(() => standIn.machine.alive).toBe(0);
  },
);
