/**
 * Measures the time from a click on Run to the verdict, and until everything is drawn, in the browsers of this machine.
 * For comparison it prints the wall time of the real Node that runs the same client while its server is up.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  type Browser,
  type BrowserType,
  chromium,
  firefox,
  type LaunchOptions,
} from 'playwright-core';
import { cachePath } from '../../src/build/cache.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import { serve } from '../hosting/serve.ts';
import { inMs, type Summary, summarise } from './statistics.ts';

const PORT = 4398;
const PLAY = `http://localhost:${PORT}/play/`;
const RUNS = 30;
const ARRIVALS = 15;

/** An answer of the Lab in the page. The run that the page is built with says “run at build time” instead. */
const VERDICT = '[data-part="engine-result-lab"][data-trace]:has-text("simulated kernel")';

/** Milliseconds to the Lab's verdict, which is final, and until everything else shows the same run. */
interface Times {
  readonly verdict: number;
  readonly drawn: number;
}

interface Candidate {
  readonly name: string;
  readonly type: BrowserType;
  readonly options: LaunchOptions & { readonly executablePath: string };
}

export const CANDIDATES: readonly [Candidate, ...Candidate[]] = [
  {
    name: 'Chromium',
    type: chromium,
    options: {
      executablePath: '/usr/bin/chromium',
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-quic', '--no-first-run', '--disable-background-networking'],
    },
  },
  {
    name: 'Firefox',
    type: firefox,
    options: { executablePath: '/usr/bin/firefox-esr', channel: 'moz-firefox' },
  },
];

export async function benchPage(): Promise<void> {
  const real = await realNode();
  console.log(`real Node ${DEFAULTS.node}, the whole process   ${inMs(real)}`);
  await using _ = await siteToMeasure();
  for (const candidate of CANDIDATES) await benchBrowser(candidate, real);
}

/**
 * Serves the built site.
 * @throws Error when there is none
 */
export async function siteToMeasure(): Promise<AsyncDisposable & { readonly play: string }> {
  if (!existsSync('dist/play/index.html'))
    throw new Error('There is no site to measure: npm run build');
  const server = serve('dist').listen(PORT, 'localhost');
  await once(server, 'listening');
  return {
    play: PLAY,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function benchBrowser({ name, type, options }: Candidate, real: Summary): Promise<void> {
  if (!existsSync(options.executablePath)) {
    console.log(`${name}: left out, ${options.executablePath} is not there`);
    return;
  }
  const browser = await type.launch(options);
  try {
    const clicks = await clickTimes(browser);
    const toVerdict = summarise(clicks.map(({ verdict }) => verdict));
    const first = await arrivals(browser);
    console.log(`${name}, click to verdict          ${inMs(toVerdict)}`);
    console.log(`  as a share of real Node        ${(toVerdict.median / real.median).toFixed(2)}`);
    console.log(
      `  click to everything drawn      ${inMs(summarise(clicks.map(({ drawn }) => drawn)))}`,
    );
    console.log(
      `  from navigation to verdict     ${inMs(summarise(first.map(({ verdict }) => verdict)))}`,
    );
    console.log(
      `  to everything drawn            ${inMs(summarise(first.map(({ drawn }) => drawn)))}`,
    );
    console.log(`  trace hashes of ${HASH_RUNS} runs        ${await hashes(browser)}`);
  } finally {
    await browser.close();
  }
}

/** Before each click the page has the time to prepare its next worker, as it has with a reader. */
async function clickTimes(browser: Browser): Promise<Times[]> {
  const page = await browser.newPage();
  await page.goto(PLAY);
  await page.locator(VERDICT).waitFor();
  const samples: Times[] = [];
  for (let i = 0; i < RUNS; i += 1) {
    await page.waitForTimeout(400);
    samples.push(await page.evaluate(clickAndWait));
  }
  await page.close();
  return samples.slice(RUNS / 6);
}

/** Runs in the page: times from the click to the answer of the run that the click started. */
function clickAndWait(): Promise<Times> {
  const labResult = document.querySelector('[data-part="engine-result-lab"]')!;
  const boards = document.querySelector('[data-part="boards"]')!;
  return new Promise((resolve) => {
    const started = performance.now();
    let running = false;
    let verdict = 0;
    const observer = new MutationObserver(() => {
      const since = performance.now() - started;
      if (labResult.getAttribute('aria-busy') === 'true') running = true;
      else if (running) verdict ||= since;
      if (!verdict || boards.getAttribute('aria-busy') === 'true') return;
      observer.disconnect();
      resolve({ verdict, drawn: since });
    });
    for (const each of [labResult, boards]) observer.observe(each, { attributes: true });
    document.querySelector<HTMLElement>('[data-part="run"]')!.click();
  });
}

/** Times of a first visit, with nothing cached and nothing booted. */
async function arrivals(browser: Browser): Promise<Times[]> {
  const samples: Times[] = [];
  for (let i = 0; i < ARRIVALS; i += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(markTimes);
    await page.goto(PLAY);
    await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0);
    const [verdict = Number.NaN, drawn = Number.NaN] = await page.evaluate(() =>
      ['verdict', 'drawn'].map((name) => performance.getEntriesByName(name)[0]!.startTime),
    );
    samples.push({ verdict, drawn });
    await context.close();
  }
  return samples;
}

/**
 * Runs in the page and in its sandbox frame, which has no verdict. Notes the times at which the answer and its drawing
 * appear; a test that polled for them would note later ones.
 */
function markTimes(): void {
  let hasVerdict = false;
  new MutationObserver((_, observer) => {
    const labResult = document.querySelector('[data-part="engine-result-lab"][data-trace]');
    if (!labResult?.textContent?.includes('simulated kernel')) return;
    if (!hasVerdict) performance.mark('verdict');
    hasVerdict = true;
    if (document.querySelector('[data-part="boards"][aria-busy="true"]')) return;
    observer.disconnect();
    performance.mark('drawn');
  }).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-trace', 'aria-busy'],
  });
}

const HASH_RUNS = 100;

/** The hash of the trace, which has to be the same in every run and in every browser. */
async function hashes(browser: Browser): Promise<string> {
  const page = await browser.newPage();
  await page.goto(PLAY);
  const labResult = page.locator(VERDICT);
  await labResult.waitFor();
  const seen = new Set<string>();
  for (let i = 0; i < HASH_RUNS; i += 1) {
    await page.evaluate(clickAndWait);
    seen.add((await labResult.getAttribute('data-trace')) ?? 'none');
  }
  await page.close();
  return [...seen].join(', ');
}

/** Wall time of `node client.mjs` on the release's own binary, from spawn to exit. */
async function realNode(): Promise<Summary> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const node = cachePath('node', DEFAULTS.node, 'bin', 'node');
  await cp('playground', folder, {
    recursive: true,
    filter: (file) => !file.includes('node_modules'),
  });
  await cp('playground/package.json', join(folder, 'package.json'));
  const modules = resolve('node_modules', `node-fetch-${DEFAULTS.fetch}`);
  await cp(modules, join(folder, 'node_modules', 'node-fetch'), { recursive: true });
  for (const dependency of ['whatwg-url', 'tr46', 'webidl-conversions']) {
    await symlink(resolve('node_modules', dependency), join(folder, 'node_modules', dependency));
  }
  const server = spawn(node, ['server.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    await once(server.stdout, 'data');
    return summarise(Array.from({ length: RUNS }, () => wallMs(node, folder)));
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

function wallMs(node: string, cwd: string): number {
  const started = performance.now();
  spawnSync(node, ['client.mjs'], { cwd });
  return performance.now() - started;
}
