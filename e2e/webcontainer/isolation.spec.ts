/** A host that sends no headers, such as GitHub Pages: the reader can let a service worker of the site add them. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '../../tools/hosting/serve.ts';
import { BUG } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { test as base, expect } from './container-page.ts';

const ANSWERED = { timeout: 20_000 };

/** Tests against such a host. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern
  baseURL: async ({}, use) => {
    const host = serve('dist', { sendsHeaders: false }).listen(0, 'localhost');
    await once(host, 'listening');
    await use(`http://localhost:${(host.address() as AddressInfo).port}`);
    host.close();
    host.closeAllConnections();
  },
});

test('both engines answer once the headers are added, until it is turned off', async ({
  page,
  play,
  container,
  standIn,
}) => {
  await play.open();
  await play.pressRun();
  await expect(play.verdict, 'the Lab needs no headers').toHaveText(BUG);
  await expect(container.root).toContainText('its host did not send the headers');
  expect(standIn.asked).toBe(0);

  await container.button('Add the headers and reload').click();
  await page.waitForFunction(() => crossOriginIsolated);
  await play.settled();
  await expect(play.verdict, 'the Lab’s sandbox is in the page').toHaveText(BUG);
  await play.pressRun();
  await expect(container.verdict).toHaveText(BUG, ANSWERED);
  await expect(play.verdict).toHaveText(BUG);

  await container.button('Turn it off').click();
  await expect(container.verdict).toHaveText('Turned off');
  await page.reload();
  await play.settled();
  await expect(play.verdict).toHaveText(BUG);
  expect(await page.evaluate(() => crossOriginIsolated), 'the service worker is gone').toBe(false);
});

test(
  'the reading pages stay as they are',
  IN_FIREFOX_BY_SWEEP,
  async ({ page, play, container, standIn }) => {
    void standIn;
    await play.open();
    await play.pressRun();
    await container.button('Add the headers and reload').click();
    await page.waitForFunction(() => crossOriginIsolated);
    await play.settled();
    // Firefox logs an error for an answer of the service worker that arrives after its page was left.
    await page.waitForLoadState('networkidle');
    await page.goto('/');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  },
);

test(
  'a browser that refuses the service worker is named',
  IN_FIREFOX_BY_SWEEP,
  async ({ page, play, container, standIn }) => {
    void standIn;
    await page.addInitScript(() => {
      if (typeof ServiceWorkerContainer === 'undefined') return; // in the sandbox
      const refuse = async () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      Object.defineProperty(ServiceWorkerContainer.prototype, 'register', { value: refuse });
    });
    await play.open();
    await play.pressRun();
    const ask = () => container.button('Add the headers and reload').click();
    await container.fails({ name: 'isolation-refused', withinMs: 10_000 }, ask);
    await expect(container.root).toContainText('It said: The operation is insecure.');
    await expect(play.verdict).toHaveText(BUG);
  },
);
