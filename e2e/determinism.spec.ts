/** The same scenario gives the same trace, event for event: run after run, in every browser, and in `race`. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { IN_FIREFOX_BY_SWEEP, IS_SWEEP } from './sweep.ts';
import { expect, test } from './test.ts';

/** A hundred in a sweep; else as many as take ten seconds in Chromium, and five. */
const RUNS = IS_SWEEP ? { chromium: 100, firefox: 100 } : { chromium: 30, firefox: 5 };

/** The answer of `npm run -s race -- '<query>' --json`. */
async function race(query: string): Promise<{ readonly traceHash: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'src/command-line/race/main.ts',
    query,
    '--json',
  ]);
  return JSON.parse(stdout);
}

/** Runs in the page: presses Run this many times and notes the hash of each trace. */
async function hashes([run, lab, runs]: [Element, Element, number]): Promise<string[]> {
  const settled = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (lab.getAttribute('aria-busy') !== 'false') return;
        watcher.disconnect();
        resolve();
      };
      const watcher = new MutationObserver(look);
      watcher.observe(lab, { attributes: true });
      look();
    });
  const found: string[] = [];
  for (let at = 0; at < runs; at += 1) {
    lab.removeAttribute('data-trace');
    (run as HTMLElement).click();
    await settled();
    found.push(lab.getAttribute('data-trace') ?? 'none');
  }
  return found;
}

for (const [query, where] of [
  ['', {}],
  ['node=26.10.0&fetch=3.3.1&gap=timeout0&requests=3', IN_FIREFOX_BY_SWEEP],
] as const) {
  test(`run after run of ${query || 'the bug'}`, where, async ({ play, page, browserName }) => {
    test.slow();
    const runs = RUNS[browserName === 'firefox' ? 'firefox' : 'chromium'];
    await play.open(`/play/?${query}`);
    const found = await page.evaluate(hashes, [
      await play.run.elementHandle(),
      await play.lab.elementHandle(),
      runs,
    ] as never);
    expect(found).toHaveLength(runs);
    expect(new Set(found)).toEqual(new Set([(await race(query)).traceHash]));
  });
}
