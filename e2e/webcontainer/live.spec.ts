/**
 * Runs every preset in the hosted runtime and records the results. Asserts only that there was an answer. `npm run
 * e2e:live`, where stackblitz.com can be reached.
 */
import { writeFile } from 'node:fs/promises';
import { expect, test } from '../test.ts';
import { ContainerPage } from './container-page.ts';

/** The page in the client library's frame. */
const RUNTIME = 'https://stackblitz.com/headless';
const REACH_MS_MAX = 10_000;
const START_MS_MAX = 60_000;
const PRESETS_MS_MAX = 10 * 60_000;

test.use({ webContainer: 'on-run', allowedErrors: /./ });

test('every preset in the hosted runtime', async ({ browser, browserName, page, play }, info) => {
  const obstacle = await obstacleToHost();
  if (process.env['E2E_LIVE'] && obstacle) console.log(`skipped: ${obstacle}`);
  test.skip(obstacle !== undefined, obstacle);
  test.setTimeout(PRESETS_MS_MAX);
  const container = new ContainerPage(page, info);
  const answered = async () => {
    await expect(container.root).toHaveAttribute('aria-busy', 'false', { timeout: START_MS_MAX });
    expect(await container.root.getAttribute('data-failure'), 'name of the failure').toBeNull();
  };
  await play.open();
  await play.pressRun();
  await answered();
  const outcomes: Record<string, object> = {};
  const titles = await play.preset.locator('optgroup option').allTextContents();
  for (const title of titles.map((each) => each.trim())) {
    await play.pickPreset(title);
    await answered();
    outcomes[title] = {
      scenario: new URL(page.url()).search,
      lab: (await play.verdict.textContent())?.trim(),
      webcontainer: (await container.verdict.textContent())?.trim(),
    };
  }
  await container.root.getByText('What its self-test saw').click();
  const record = {
    date: new Date().toISOString(),
    browser: `${browserName} ${browser.version()}`,
    runtime: await container.root.getByRole('heading').textContent(),
    selfTest: await container.root.getByRole('listitem').allTextContents(),
    outcomes,
  };
  const file = new URL(`live-${browserName}.json`, import.meta.url);
  await writeFile(file, `${JSON.stringify(record, null, 2)}\n`);
  console.log(`recorded in ${file.pathname}; commit it as evidence`);
});

/** The reason why the hosted runtime cannot be used here. */
async function obstacleToHost(): Promise<string | undefined> {
  if (!process.env['E2E_LIVE']) return 'the hosted runtime is asked by `npm run e2e:live` alone';
  try {
    const signal = AbortSignal.timeout(REACH_MS_MAX);
    await fetch(RUNTIME, { signal });
    return undefined;
  } catch (error) {
    const { message, cause } = error as Error;
    return `${RUNTIME} cannot be reached from here: ${(cause as Error | undefined)?.message || message}`;
  }
}
