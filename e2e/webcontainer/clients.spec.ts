/**
 * Other clients in the second engine: each is mounted there in the version that its Node runs, or refused by name. The
 * stand-in runs the files that are mounted in a real Node; StackBlitz's own runtime was not reached by any test.
 */
import type { Client } from '../../src/scenario/clients.ts';
import { BUG } from '../playground.ts';
import { expect, test } from './container-page.ts';

/** Time to load and mount the largest package, and to run it in real processes, on a machine that runs other tests. */
const ANSWERED = { timeout: 60_000 };

/** All but node-fetch. The compiler reports one that is missing. */
const CLIENTS: Readonly<Record<Exclude<Client, 'node-fetch'>, true>> = {
  http: true,
  'built-in-fetch': true,
  axios: true,
  got: true,
  superagent: true,
  supertest: true,
  undici: true,
  'cross-fetch': true,
  'minipass-fetch': true,
  'make-fetch-happen': true,
  needle: true,
  ky: true,
  request: true,
};

test.describe.configure({ timeout: 240_000 });

test('every client answers in the container, as in the Lab', async ({
  play,
  container,
  standIn,
}) => {
  await play.open('/play/?node=22.23.3&server=always-close');
  await play.pressRun();
  await expect(container.verdict).toHaveText(BUG, ANSWERED);
  await play.unfold();
  const list = play.knobs.getByRole('combobox', { name: 'Client', exact: true });
  for (const client of Object.keys(CLIENTS)) {
    await test.step(client, async () => {
      await list.selectOption(client);
      await expect(play.page).toHaveURL(new RegExp(`client=${client}(&|$)`), ANSWERED);
      await expect(container.root).toContainText('Both agree.', ANSWERED);
    });
  }
  expect(standIn.asked, 'one boot for all').toBe(1);
  expect(standIn.machine.alive, 'processes left running').toBe(0);
});

test.describe('in a container with an older Node', () => {
  test.use({ containerNode: '18.20.8' });

  test('a client that does not run on it is refused by name, and the next one answers', async ({
    play,
    container,
    standIn,
  }) => {
    void standIn;
    await play.open('/play/?node=22.23.3&client=make-fetch-happen');
    await play.pressRun();
    await expect(container.verdict).toHaveText('No answer', ANSWERED);
    await expect(container.root).toContainText(
      'make-fetch-happen 16.0.1 needs Node 20.19.0 or later, and the container’s Node.js is 18.20.8.',
    );
    await expect(container.root).toHaveAttribute('data-failure', 'client-not-for-node');
    await play.unfold();
    const list = play.knobs.getByRole('combobox', { name: 'Client', exact: true });
    await list.selectOption('got');
    await expect(container.root).toContainText('Node.js 18.20.8 in this page', ANSWERED);
    await expect(container.root).not.toHaveAttribute('data-failure');
  });
});
