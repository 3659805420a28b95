/** An answer that another timing would change says so after it is shown. And the speed of the client can be set. */
import { BUG, linkTo } from '../playground.ts';
import { IN_FIREFOX_BY_SWEEP } from '../sweep.ts';
import { expect, test } from '../test.ts';

/** Longer than the page searches, on a machine that runs other tests. */
const SEARCH = { timeout: 30_000 };

const DEPENDS = /Depends on timing\s+answered this time/;

test('this run’s verdict comes first, and is then replaced by “depends on timing”', async ({
  play,
}) => {
  await play.page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const words =
        document.querySelector('[aria-label="Verdict"] [role="status"]')?.textContent?.trim() ?? '';
      if (said.at(-1) !== words) said.push(words);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  await play.open('/play/?node=24.22.3&fetch=2.6.12');
  await expect(play.verdict).toHaveText(DEPENDS, SEARCH);
  const said = await play.page.evaluate(() => (window as unknown as { said: string[] }).said);
  const first = said.findIndex((words) => words.includes('Both requests answered'));
  const third = said.findIndex((words) => words.includes('Depends on timing'));
  expect(first).toBeGreaterThanOrEqual(0);
  expect(third).toBeGreaterThan(first);
  await expect(play.certainty).toContainText(
    'Answered, because the FIN came 333 µs before Node looked; from a FIN 0.34 ms after the response on, request 2 fails.',
  );
});

test(
  'the chip and the text below it keep their places',
  IN_FIREFOX_BY_SWEEP,
  async ({ play, page }) => {
    await page.addInitScript(() => {
      const places: string[] = [];
      Object.assign(window, { places });
      new MutationObserver(() => {
        const chip = document
          .querySelector('[aria-label="Verdict"] [role="status"] > *')
          ?.getBoundingClientRect();
        const bottom = document
          .querySelector('[aria-label="Verdict"]')
          ?.getBoundingClientRect().bottom;
        const [said] =
          document
            .querySelector('[aria-label="Verdict"] [role="status"]')
            ?.textContent?.match(/answered/) ?? [];
        if (said && chip) places.push(`${chip.left} ${chip.top} ${chip.height} ${bottom}`);
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await play.open('/play/?node=26.12.1&fetch=2.6.12');
      await expect(play.verdict).toHaveText(DEPENDS, SEARCH);
      const places = await page.evaluate(() => (window as unknown as { places: string[] }).places);
      expect([width, ...new Set(places)]).toHaveLength(2);
    }
  },
);

test(
  'an answer that is certain stays, with the range in which it does',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    await play.open();
    await expect(play.certainty).toContainText(
      'The same answer with callbacks of 0.05 to 15 ms',
      SEARCH,
    );
    await expect(play.verdict).toHaveText(BUG);
  },
);

test('a new process answers where a warm one fails', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  await play.open('/play/?node=24.22.3&fetch=2.6.12&process=warm&fin=2ms');
  await expect(play.verdict).toHaveText(/Depends on timing\s+failed this time/, SEARCH);
  await expect(play.certainty).toContainText('Request 2: socket hang up, because the FIN came');
  await play.press('Client process', 'new');
  await expect(play.page).toHaveURL(/node=24\.22\.3&fetch=2\.6\.12&process=cold&fin=2ms$/);
  await expect(play.verdict).toHaveText(DEPENDS, SEARCH);
  await play.press('Client process', 'the Lab’s');
  await expect(play.page).toHaveURL(/node=24\.22\.3&fetch=2\.6\.12&fin=2ms$/);
});

test(
  'a change ends the search for the program before it',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    await play.open('/play/?node=24.22.3&fetch=2.6.12');
    await play.turn('Node', '20.0.0');
    await expect(play.verdict).toHaveText(BUG);
    await expect(play.certainty).toContainText('The same answer with callbacks', SEARCH);
    await expect(play.verdict).toHaveText(BUG);
  },
);

test(
  'a program of the reader’s own is tried at other speeds, too',
  IN_FIREFOX_BY_SWEEP,
  async ({ play }) => {
    const client = `import fetch from 'node-fetch';
const url = 'http://127.0.0.1:3000';
for (const path of ['1', '2']) {
  const response = await fetch(\`\${url}/\${path}\`);
  console.log(response.status, await response.json());
}
`;
    await play.open(linkTo({ 'client.mjs': client }));
    await play.pressRun();
    await expect(play.certainty).toContainText(
      /with callbacks of .* the FIN of server.mjs up to|not tried at other speeds/i,
      SEARCH,
    );
  },
);

test('a program that takes too long is not tried', IN_FIREFOX_BY_SWEEP, async ({ play }) => {
  const client = 'let sum = 0;\nfor (let i = 0; i < 4_000_000; i++) sum += i;\nconsole.log(sum);\n';
  await play.open(linkTo({ 'client.mjs': client }));
  await play.pressRun();
  await expect(play.certainty).toContainText('Not tried at other speeds', SEARCH);
});
