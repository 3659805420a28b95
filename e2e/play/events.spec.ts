/** The results of a run: events with the lines they belong to, output, Node's log and packets. */
import { expect, test } from '../test.ts';

const LIT = '[aria-current="step"]';

// One page for the whole test: until its last lines it needs only the run that the page makes on arrival.
test('events, their lines, and the panes beside them', async ({ play, page }) => {
  test.slow();
  await play.open();

  await test.step('the event in hand is explained and its line is lit', async () => {
    const fatal = play.events.getByRole('button', { name: /Request 2 is written/ });
    await expect(fatal, 'the decisive event is in hand on arrival').toHaveAttribute(
      'aria-current',
      'step',
    );
    await expect(play.moment).toContainText('Request 2 is written');
    const first = play.events.getByRole('button', { name: /^\S+\s*client\s*Request 1/ });
    await first.click();
    await expect(first).toHaveAttribute('aria-current', 'step');
    await expect(play.events.locator(LIT)).toHaveCount(1);
    await expect(play.moment).toContainText(/Request 1/);
    await expect(play.lines.and(play.page.locator('[data-lit]'))).toContainText('await fetch');
  });

  await test.step('events are one stop of Tab; arrows, Home and End go among them', async () => {
    const buttons = play.events.getByRole('button');
    const count = await buttons.count();
    expect(count).toBeGreaterThan(8);
    await buttons.first().click();
    await page.keyboard.press('ArrowDown');
    await expect(buttons.nth(1)).toBeFocused();
    await expect(buttons.nth(1)).toHaveAttribute('aria-current', 'step');
    await page.keyboard.press('End');
    await expect(buttons.nth(count - 1)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(buttons.first()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(play.events.locator(':focus')).toHaveCount(0);
    await page.keyboard.press('Shift+Tab');
    await expect(buttons.first()).toBeFocused();
  });

  await test.step('the stepper leads through the same events', async () => {
    await play.moment.getByRole('button', { name: 'Decisive moment' }).click();
    await play.moment.getByRole('button', { name: 'First step' }).click();
    const back = play.moment.getByRole('button', { name: 'Step back' });
    await expect(back).toBeDisabled();
    await expect(play.events.getByRole('button').first()).toHaveAttribute('aria-current', 'step');
    await play.moment.getByRole('button', { name: 'Step forward' }).click();
    await expect(play.events.getByRole('button').nth(1)).toHaveAttribute('aria-current', 'step');
    await back.click();
    await expect(play.events.getByRole('button').first()).toHaveAttribute('aria-current', 'step');
  });

  await test.step('a row shows the segment, and each pane marks the same moment', async () => {
    const fatal = play.events.getByRole('button', { name: /Request 2 is written/ });
    await expect(fatal).toContainText(/P\. \d+:\d+ ack \d+, \d+/);
    await fatal.click();
    const packets = await play.openPane('Packets');
    await packets
      .getByText(/^Flags \[F\.\]/)
      .first()
      .click();
    await expect(play.moment).toContainText('Its FIN is in the client’s kernel');
    await expect(packets.locator(LIT)).toContainText('Flags [F.]');
    await play.openPane('Events');
    await expect(play.events.locator(LIT)).toContainText('FIN');
  });

  await test.step('the number of a line leads to what the line did', async () => {
    await play.lines.nth(8).click({ position: { x: 12, y: 8 } });
    await expect(play.events.locator(LIT)).toContainText('GET /2');
    await expect(play.lines.nth(8)).toHaveAttribute('data-lit', '');
    await play.moment.getByRole('button', { name: 'Decisive moment' }).click();
    await expect(play.events.locator(LIT)).toContainText('Request 2 is written');
  });

  await test.step('more detail shows more events and keeps the one in hand', async () => {
    const buttons = play.events.getByRole('button');
    const inHand = () => play.events.locator(LIT).textContent();
    const story = await buttons.count();
    const held = await inHand();
    await play.showLevel('Machinery');
    const machinery = await buttons.count();
    await play.showLevel('Everything');
    const everything = await buttons.count();
    expect(machinery).toBeGreaterThan(story);
    expect(everything).toBeGreaterThan(machinery);
    expect(await inHand()).toBe(held);
    await play.showLevel('Story');
    await expect(buttons).toHaveCount(story);
  });

  await test.step('an event of the server opens the server and lights its line', async () => {
    await play.showLevel('Everything');
    const ofServer = play.events.getByRole('button', { name: /server\.mjs:\d+/ }).first();
    const line = Number((await ofServer.textContent())?.match(/server\.mjs:(\d+)/)?.[1]);
    await ofServer.click();
    await expect(play.program.getByRole('tab', { name: 'server.mjs' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await expect(play.lines.nth(line - 1)).toHaveAttribute('data-lit', '');
  });

  await test.step('panes are tabs: arrows go round them', async () => {
    await play.results.getByRole('tab', { name: 'Events' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(play.results.getByRole('tabpanel', { name: 'Output' })).toBeVisible();
    await page.keyboard.press('End');
    await expect(play.results.getByRole('tabpanel', { name: 'As text' })).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(play.results.getByRole('tabpanel', { name: 'Events' })).toBeVisible();
  });

  await test.step('output, NODE_DEBUG and packets are the ones of the run', async () => {
    await expect(await play.openPane('Output')).toContainText('[exit code 1]');
    await expect(await play.openPane('NODE_DEBUG')).toContainText(/HTTP \d+: /);
    await expect(await play.openPane('NODE_DEBUG')).toContainText(/NET \d+: /);
    const packets = await play.openPane('Packets');
    await expect(packets).toContainText(/Flags \[S\], seq/);
    await expect(packets).toContainText(/Flags \[F\.\]/);
    await expect(packets).toContainText(/Flags \[R\]/);
    await play.pickPreset('node-fetch 2.6.13');
    await expect(packets).not.toContainText(/Flags \[R\]/);
  });
});
