/**
 * `npm run lighthouse`: every page of the built site has to score 100 in all four categories, on a phone and on a
 * desktop. `npm run lighthouse -- /play/ /fixes/` checks some pages. Exit status 1 when one scores less.
 *
 * Lighthouse and its dependencies have 90 MB and nothing else needs them, so it is no dependency of the project:
 * `npm exec` fetches the release that package.json names and puts it on the PATH.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { serve } from '../hosting/serve.ts';
import { CATEGORIES, isPerfect, medianReport, type PageReport, readReport } from './page-report.ts';

const SITE = 'dist';
const REPORTS = join('test-results', 'lighthouse');

/**
 * A page with less than 100 is judged by the median of this many runs, since other processes affect its performance.
 */
const RUNS = 3;
/** Attempts for one report: the browser sometimes does not start, or its trace is broken. */
const TRIES_MAX = 3;

/** Lighthouse's own throttling: a slow phone on slow 4G, and a desktop on cable. */
const FORMS = {
  phone: [],
  desk: ['--preset=desktop'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** As in playwright.config.ts: the browser makes no requests of its own. */
const CHROME_FLAGS = [
  '--headless=new',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Playwright's Chromium if it has been downloaded; else Lighthouse looks for the system's. */
function chromePath(): string | undefined {
  const candidates = [process.env['CHROME_PATH'], chromium.executablePath(), '/usr/bin/chromium'];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/** The pages of the sitemap. The 404 page is not in it, and Lighthouse would count that as a fault. */
async function pagesOf(site: string): Promise<string[]> {
  const xml = await readFile(join(site, 'sitemap-0.xml'), 'utf8');
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname);
}

async function judgeOnce(url: string, form: keyof typeof FORMS, file: string): Promise<PageReport> {
  const path = chromePath();
  await promisify(execFile)(
    'lighthouse',
    [
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=${CHROME_FLAGS.join(' ')}`,
      ...FORMS[form],
    ],
    { env: { ...process.env, ...(path ? { CHROME_PATH: path } : {}) } },
  );
  return readReport(await readFile(file, 'utf8'));
}

async function judge(url: string, form: keyof typeof FORMS, file: string): Promise<PageReport> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await judgeOnce(url, form, file);
    } catch (error) {
      if (tries === TRIES_MAX) throw error;
      console.error(`${url}, ${form}: ${(error as Error).message.trim()}; once more`);
    }
  }
}

/** One run if it is perfect, else the median of `RUNS`. */
async function reportOn(url: string, form: keyof typeof FORMS, name: string): Promise<PageReport> {
  const reports: PageReport[] = [];
  do {
    const file = join(REPORTS, `${name}-${form}-${reports.length + 1}.json`);
    reports.push(await judge(url, form, file));
  } while (reports.length < RUNS && !reports.slice(0, 1).some(isPerfect));
  return medianReport(reports);
}

if (!existsSync(join(SITE, 'sitemap-0.xml'))) {
  console.error('There is no site to judge: npm run build');
  process.exit(2);
}
const known = await pagesOf(SITE);
const asked = process.argv.slice(2);
const unknown = asked.filter((page) => !known.includes(page));
if (unknown.length > 0) {
  console.error(`no such page: ${unknown.join(', ')}\nPages: ${known.join(' ')}`);
  process.exit(2);
}
await mkdir(REPORTS, { recursive: true });
const server = serve(SITE, { compress: true }).listen(0, 'localhost');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

console.log(`${'page'.padEnd(32)}form   ${CATEGORIES.join('  ')}`);
let short = 0;
for (const page of asked.length > 0 ? asked : known) {
  for (const form of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    const name = page.replaceAll('/', ' ').trim().replaceAll(' ', '-') || 'front';
    const report = await reportOn(`http://localhost:${port}${page}`, form, name);
    const scores = CATEGORIES.map((category) =>
      String(report.scores[category]).padStart(category.length),
    );
    console.log(`${page.padEnd(32)}${form.padEnd(7)}${scores.join('  ')}`);
    if (isPerfect(report)) continue;
    short += 1;
    for (const fault of report.faults) console.log(`    ${fault}`);
  }
}
server.close();
server.closeAllConnections();
console.log(short === 0 ? 'all pages score 100' : `${short} fall short`);
process.exitCode = short === 0 ? 0 : 1;
