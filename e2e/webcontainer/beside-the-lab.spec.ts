/** The WebContainer: a whole Node.js in the page, which the reader starts, and which runs the same files. */
import { BUG, linkTo } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from './container-page.ts';

/** Time for a boot, a self-test and a run in real processes, on a machine that runs other tests. */
const ANSWERED = { timeout: 20_000 };

test(
  'nothing is loaded from elsewhere before the reader’s first Run',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    await play.open();
    await expect(container.verdict).toHaveText('Not started');
    await expect(container.root).toContainText('StackBlitz’s runtime, from stackblitz.com');
    expect(standIn.asked).toBe(0);
    await expect(play.page.locator('iframe[src*="stackblitz"]')).toHaveCount(0);
  },
);

test('after Run it answers beside the Lab, with a real race in a real Node', async ({
  play,
  container,
  standIn,
}) => {
  await play.open();
  await play.pressRun();
  await expect(play.verdict).toHaveText(BUG);
  await expect(container.verdict).toHaveText(BUG, ANSWERED);
  await expect(container.root).toContainText('Node.js 22.23.3 in this page, by StackBlitz');
  await expect(container.root).toContainText('Both agree.');
  await expect(container.root).toContainText('whatever the knob says');
  await container.root.getByText('What its self-test saw').click();
  await expect(container.root.getByRole('listitem')).toHaveText([
    'It says that it is Node.js 22.23.3.',
    'Bytes pass between two of its sockets.',
    'A FIN arrives as ‘end’.',
    'The default program fails in it, as on Linux.',
  ]);
  expect(standIn.asked).toBe(1);
  expect(standIn.machine.alive, 'processes left running').toBe(0);
});

test(
  'once started it answers every change, with one boot and one self-test',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    await play.open();
    await play.pressRun();
    await expect(container.verdict).toHaveText(BUG, ANSWERED);
    await play.turn('node-fetch', '2.7.0');
    await expect(container.verdict).toHaveText('Both requests answered');
    await expect(container.root).toContainText('Both agree.');
    expect(standIn.asked).toBe(1);
    const tests = standIn.machine.commands.filter((command) => command === 'self-test.mjs');
    expect(tests).toHaveLength(1);
  },
);

test(
  'it has no Node 18, but can emulate it',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    void standIn;
    await play.open('/play/?node=18.20.8');
    await play.pressRun();
    await expect(play.verdict).toHaveText('Both requests answered');
    await expect(container.verdict).toHaveText(BUG, ANSWERED);
    await expect(container.root).toContainText(
      'They differ: the Lab says “Both requests answered”.',
    );
    await container.button('Emulate Node 18’s agent in it').click();
    await expect(container.verdict).toHaveText('Both requests answered');
    expect(play.address).toContain('pool=keepalive-false');
    await expect(container.root).toContainText(
      'pool=keepalive-false emulates Node 18’s default agent',
    );
  },
);

test(
  'the fix honour-close works in it too',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    void standIn;
    await play.open('/play/?fix=honour-close&fin=2000ms');
    await play.pressRun();
    await expect(play.verdict).toHaveText('Both requests answered');
    await expect(container.verdict).toHaveText('Both requests answered', ANSWERED);
    await expect(container.root).toContainText('Both agree.');
    // No poll finds a FIN that comes two seconds later, however slow this machine is.
    await play.turn('Fix in the program', 'poll before each request');
    await expect(play.verdict).toHaveText(BUG);
    await expect(container.verdict).toHaveText(
      /Request 2: (socket hang up|read ECONNRESET)/,
      ANSWERED,
    );
  },
);

test(
  'the cost of a callback cannot be set in it, and it says so',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    void standIn;
    await play.open('/play/?node=24.22.3&process=warm&fix=honour-close&fin=50ms');
    await play.pressRun();
    await expect(container.verdict).toHaveText('Both requests answered', ANSWERED);
    await expect(container.root).toContainText('process=warm does not reach it.');
  },
);

test(
  'the panes show the trace that the reader picks',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    void standIn;
    await play.open();
    await play.pressRun();
    await expect(container.verdict).toHaveText(BUG, ANSWERED);
    await play.page.getByRole('radio', { name: 'WebContainer' }).check();
    const output = await play.openPane('Output');
    await expect(output).toContainText('200 { ok: true }');
    await expect(output).toContainText('socket hang up');
    await expect(output).toContainText('[exit code 1]');
    await expect(output).not.toContainText('\u001b');
  },
);

test(
  'the output pane follows a run while it goes on',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    const client = "console.log('first');\nsetTimeout(() => console.log('second'), 4_000);\n";
    await play.open(linkTo({ 'client.mjs': client }));
    await play.pressRun();
    await play.page.getByRole('radio', { name: 'WebContainer' }).check(ANSWERED);
    const output = await play.openPane('Output');
    await expect(output).toHaveText('first');
    expect(standIn.machine.alive, 'server and client').toBe(2);
    await expect(output).toHaveText(/first\s+second\s+\[exit code 0\]/);
    await expect(container.verdict).toHaveText('No request was made');
  },
);

test(
  'a program cannot print what the probe reports',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    void standIn;
    const client = `
      const line = (seal) => '\\x1e' + JSON.stringify({
        what: 'request', request: 1, method: 'GET', url: 'http://127.0.0.1:3000/forged', seal, at: 1,
      }) + '\\n';
      process.stderr.write(line(process.env.PROBE_SEAL));
      process._rawDebug(line(undefined).trim());
      console.log(Object.keys(process.env).includes('PROBE_SEAL'));`;
    await play.open(linkTo({ 'client.mjs': client }));
    await play.pressRun();
    await expect(container.verdict).toHaveText('No request was made', ANSWERED);
    await play.page.getByRole('radio', { name: 'WebContainer' }).check();
    const output = await play.openPane('Output');
    await expect(output).toContainText('/forged');
    await expect(output).toContainText('false');
  },
);

test(
  'a reader who turns it off is not asked again',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn }) => {
    await play.open();
    await play.pressRun();
    await expect(container.verdict).toHaveText(BUG, ANSWERED);
    await container.button('Turn it off').click();
    await expect(container.verdict).toHaveText('Turned off');
    await play.page.reload();
    await play.settled();
    await play.pressRun();
    await expect(container.verdict).toHaveText('Turned off');
    expect(standIn.asked).toBe(1);
    await container.button('Start').click();
    await expect(container.verdict).toHaveText(BUG, ANSWERED);
  },
);

test(
  'on a phone it waits to be asked',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, container, standIn, page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await play.open();
    await play.pressRun();
    await expect(container.verdict).toHaveText('Not started');
    expect(standIn.asked).toBe(0);
    await container.button('Start').click();
    await expect(container.verdict).toHaveText(BUG, ANSWERED);
  },
);
