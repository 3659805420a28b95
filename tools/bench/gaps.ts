/** Measures how long a page goes without a frame while a program that does very much is run and drawn. */
import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { platformDeflate } from '../../src/scenario/deflate.ts';
import { hashOfEdits } from '../../src/scenario/link.ts';
import { CANDIDATES, siteToMeasure } from './page.ts';

const RUNS = 3;

/** What a page must stay responsive with. */
const PROGRAMS: Readonly<Record<string, string>> = {
  '1,000 requests at once': `import http from 'node:http';
for (let i = 0; i < 1000; i++) http.get('http://127.0.0.1:3000/' + i, (r) => r.resume()).on('error', () => {});
`,
  '1,000 requests one by one': `import fetch from 'node-fetch';
for (let i = 0; i < 1000; i++) {
  try { await (await fetch('http://127.0.0.1:3000/' + i)).text(); } catch {}
}
`,
  '40,000 lines of output': 'for (let i = 0; i < 40_000; i++) console.log(i);\n',
  'an error of 5 MB': "throw new Error('A'.repeat(5_000_000));\n",
};

/** Milliseconds of the longest time without a frame, in several runs of a program. */
export async function benchGaps(): Promise<void> {
  await using site = await siteToMeasure();
  for (const { name, type, options } of CANDIDATES) {
    if (!existsSync(options.executablePath)) continue;
    const browser = await type.launch(options);
    for (const [what, client] of Object.entries(PROGRAMS)) {
      const hash = await hashOfEdits({ 'client.mjs': client }, platformDeflate);
      const gaps: string[] = [];
      for (let run = 0; run < RUNS; run += 1) gaps.push(await gapOf(browser, site.play + hash));
      console.log(`${name}, ${what.padEnd(28)}${gaps.join('   ')}`);
    }
    await browser.close();
  }
}

/** `120 ms (before 90 ms of tasks)` */
async function gapOf(browser: Browser, address: string): Promise<string> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('#play[data-ready]').waitFor();
  await page.waitForTimeout(500);
  await page.evaluate(watch);
  await page.locator('[data-part="run"]').click();
  await drawn(page);
  await page.locator('[data-part="panes"] [data-value="output"]').click();
  await page.locator('[data-part="pane-text"][data-loaded]').waitFor();
  await page.waitForTimeout(200);
  const { gapMs, taskMs } = await page.evaluate(() => Object(globalThis)['watched'] as Watched);
  await page.close();
  return `${gapMs.toFixed(0)} ms${taskMs ? ` (task ${taskMs.toFixed(0)} ms)` : ''}`;
}

async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const busy = (part: string) =>
      document.querySelector(`[data-part="${part}"]`)?.getAttribute('aria-busy');
    return busy('engine-result-lab') === 'false' && busy('boards') === 'false';
  });
}

interface Watched {
  /** The longest time between two frames. */
  gapMs: number;
  /** The longest task, where the browser tells. */
  taskMs: number;
}

/** Runs in the page. */
function watch(): void {
  const watched: Watched = { gapMs: 0, taskMs: 0 };
  Object.assign(globalThis, { watched });
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    watched.gapMs = Math.max(watched.gapMs, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) return;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      watched.taskMs = Math.max(watched.taskMs, duration);
  }).observe({ type: 'longtask' });
}
