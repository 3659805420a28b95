/**
 * Measures both searches of the page in the browsers of this machine: “Try every order” to its verdict, and “Where does
 * it fail?” to its first picture and to the whole one.
 */
import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { CANDIDATES, siteToMeasure } from './page.ts';

/** ORDERS_ONLY='requests=4' searches those with these words. */
const SCENARIOS: readonly string[] = [
  'node=20.0.0',
  'node=24.22.3',
  'node=26.12.1',
  'node=24.22.3&fix=honour-close',
  'node=24.22.3&fix=retry',
  'node=26.12.1&gap=immediate',
  'node=24.22.3&gap=timeout0',
  'node=24.22.3&gap=timeout20&fin=5ms',
  'node=24.22.3&close=rst',
  'node=20.0.0&server=always-close&fetch=2.7.0',
  'node=24.22.3&client=axios',
  'node=24.22.3&client=got',
  'node=24.22.3&client=undici',
  'node=20.0.0&requests=4',
  'node=24.22.3&requests=4',
];

const PHASE = ['node=20.0.0', 'node=24.22.3', 'node=24.22.3&gap=timeout0'] as const;
const PHASE_RUNS = 3;

/** A search that takes longer is left, and its row says so. */
const SECONDS_MAX = 120;

export async function benchSearches(): Promise<void> {
  await using site = await siteToMeasure();
  for (const { name, type, options } of CANDIDATES) {
    if (!existsSync(options.executablePath)) {
      console.log(`${name}: left out, ${options.executablePath} is not there`);
      continue;
    }
    const browser = await type.launch(options);
    try {
      await everyOrder(name, browser, site.play);
      await pictures(name, browser, site.play);
    } finally {
      await browser.close();
    }
  }
}

async function everyOrder(name: string, browser: Browser, play: string): Promise<void> {
  const only = process.env['ORDERS_ONLY'] ?? '';
  console.log(`\n| every order, ${name} | answered of orders | s |\n|---|---|---|`);
  for (const query of SCENARIOS.filter((each) => each.includes(only))) {
    const page = await open(browser, `${play}?${query}`);
    const { orders, ms } = await page.evaluate(clickAndWaitForOrders, SECONDS_MAX * 1000);
    const whole = orders ?? `not all: ${await page.getByText(/to go/).first().textContent()}`;
    console.log(`| ${query} | ${whole} | ${(ms / 1000).toFixed(2)} |`);
    await page.close();
  }
}

async function pictures(name: string, browser: Browser, play: string): Promise<void> {
  console.log(`\n| where it fails, ${name} | first picture, ms | whole, s |\n|---|---|---|`);
  for (const query of PHASE) {
    for (let run = 0; run < PHASE_RUNS; run += 1) {
      const page = await open(browser, `${play}?${query}`);
      const { firstMs, wholeMs } = await page.evaluate(clickAndWaitForPictures);
      console.log(`| ${query} | ${firstMs.toFixed(0)} | ${(wholeMs / 1000).toFixed(2)} |`);
      await page.close();
    }
  }
}

/** A page that has run its program, and that is as idle as it is with a reader who has looked at it. */
async function open(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('#play[data-ready]').waitFor();
  await page.waitForTimeout(2_000);
  return page;
}

/** Runs in the page. */
function clickAndWaitForOrders(
  limitMs: number,
): Promise<{ readonly orders: string | undefined; readonly ms: number }> {
  return new Promise((resolve) => {
    const began = performance.now();
    const end = () => {
      const orders = document.querySelector<HTMLElement>('[data-part="orders-dialog"]')?.dataset[
        'orders'
      ];
      const ms = performance.now() - began;
      if (orders === undefined && ms < limitMs) return;
      observer.disconnect();
      resolve({ orders, ms });
    };
    const observer = new MutationObserver(end);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    const buttons = [...document.querySelectorAll<HTMLElement>('button')];
    buttons.find(({ textContent }) => textContent?.trim() === 'Try every order')?.click();
  });
}

/** Runs in the page. */
function clickAndWaitForPictures(): Promise<{
  readonly firstMs: number;
  readonly wholeMs: number;
}> {
  return new Promise((resolve) => {
    const began = performance.now();
    let firstMs = 0;
    const observer = new MutationObserver(() => {
      const figure = document.querySelector('.where-dialog phase-figure');
      if (figure?.querySelector('svg.phase')) firstMs ||= performance.now() - began;
      if (!figure?.hasAttribute('data-whole')) return;
      observer.disconnect();
      resolve({ firstMs, wholeMs: performance.now() - began });
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    const buttons = [...document.querySelectorAll<HTMLElement>('button')];
    buttons.find(({ textContent }) => textContent?.trim() === 'Where does it fail?')?.click();
  });
}
