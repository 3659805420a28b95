/** A link with times that were chosen one by one: the page runs them, says so, and leads back to the run without them. */
import { expect, test } from '../test.ts';

const FAILS = '/play/?node=24.22.3&fetch=2.6.12&order=1sfin1-282.cp2-112';

test('the cheapest failure of a search opens with its delays, and one click takes them away', async ({
  play,
  page,
}) => {
  await play.open(FAILS);
  await expect(play.verdict).toHaveText(/Request 2: socket hang up\s+with chosen times/);
  const chosen = play.moment.locator('[data-part="chosen"]');
  await expect(chosen).toContainText(
    "the flight of the server's FIN 1 on connection 1 takes 0.281 ms longer than in the model",
  );
  await expect(play.certainty).toHaveText('');
  await expect(page.getByRole('region', { name: 'WebContainer' })).toContainText(
    'its times cannot be chosen',
  );
  // Another knob keeps the times.
  await play.turn('Node', '26.12.1');
  await expect(page).toHaveURL(/node=26\.12\.1.*order=1sfin1-282\.cp2-112/);
  await expect(play.verdict).toHaveText(/Request 2: socket hang up\s+with chosen times/);
  await chosen.getByRole('button', { name: 'Run it without these times' }).click();
  await play.settled();
  await expect(page).not.toHaveURL(/order=/);
  await expect(play.verdict).not.toContainText('chosen');
  await expect(chosen).toBeHidden();
  await page.goBack();
  await expect(chosen).toBeVisible();
});

test('a time of something that the run does not have is named', async ({ play }) => {
  await play.open('/play/?node=20.0.0&fetch=2.6.12&order=c3-1200.c99-5');
  await expect(play.moment.locator('[data-part="chosen"]')).toContainText(
    'This run does not have callback 99 of the client, so its time changes nothing.',
  );
});
