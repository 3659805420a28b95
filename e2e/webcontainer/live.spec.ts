/** Against the hosted runtime: records, and asserts only that there was an answer. `E2E_LIVE=1 npx playwright test webcontainer/live` */
import { mkdir, writeFile } from 'node:fs/promises';
import { PRESETS } from '../../src/scenario/presets.ts';
import { formatQuery } from '../../src/scenario/query.ts';
import { expect, test } from '../test.ts';
import { Second } from './second.ts';

const RECORD = 'test-results/webcontainer-live.json';
const START_MS_MAX = 60_000;

test.skip(!process.env['E2E_LIVE'], 'needs stackblitz.com: set E2E_LIVE=1 where it can be reached');
test.use({ secondEngine: 'on-run', allowedErrors: /./ });

test('every preset in the hosted runtime', async ({ page, play }, info) => {
  test.setTimeout(10 * 60_000);
  const second = new Second(page, info);
  const outcomes: Record<string, { lab: string | null; webcontainer: string | null }> = {};
  await play.open();
  await play.pressRun();
  await expect(second.root).toContainText('Node.js', { timeout: START_MS_MAX });
  await expect(second.root).toHaveAttribute('aria-busy', 'false', { timeout: START_MS_MAX });
  for (const { id, title, scenario } of PRESETS) {
    await play.pickPreset(title);
    await expect(second.root).toHaveAttribute('aria-busy', 'false', { timeout: START_MS_MAX });
    await expect(second.verdict, formatQuery(scenario)).not.toHaveText(/^Before your change/);
    outcomes[id] = {
      lab: await play.verdict.textContent(),
      webcontainer: await second.verdict.textContent(),
    };
  }
  const observations = await second.root.getByRole('listitem').allTextContents();
  const runtime = await second.root.getByRole('heading').textContent();
  await mkdir('test-results', { recursive: true });
  const record = { date: new Date().toISOString(), runtime, observations, outcomes };
  await writeFile(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  console.log(`recorded in ${RECORD}`);
});
