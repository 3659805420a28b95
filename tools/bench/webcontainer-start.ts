/** Measures what our code adds to a start: the page against a script that only calls the client library. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FileSystemTree, WebContainer } from '@webcontainer/api';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { labRunOf } from '../../src/build/lab-runner.ts';
import { onlyOutput } from '../../src/build/only-output.ts';
import { packagesForNode } from '../../src/build/webcontainer-assets.ts';
import { treeOf } from '../../src/engines/webcontainer/files.ts';
import { headersFor } from '../../src/hosting/headers.ts';
import { DEFAULTS } from '../../src/scenario/scenario.ts';
import { serve } from '../hosting/serve.ts';
import { StandIn } from '../stand-in/stand-in.ts';
import type { StartedProcess } from '../stand-in/stand-in-machine.ts';
import { CANDIDATES } from './page.ts';
import { inMs, summarise } from './statistics.ts';

const RUNS = 7;
const CLIENT = '--import ./probe.mjs client.mjs';

/** Milliseconds of one start. */
interface Start {
  /** From the click to the first process that is asked for. */
  readonly boot: number;
  /** From there to the server of the scenario. */
  readonly selfTest: number;
  /** From there to the first output of the client. */
  readonly program: number;
}

export async function benchStart(): Promise<void> {
  const server = serve('dist').listen(0, 'localhost');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { type, options } = CANDIDATES[0];
  const browser = await type.launch(options);
  try {
    const bare: Start[] = [];
    const page: Start[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      bare.push(await inNewPage(browser, (fresh) => startBare(fresh, origin)));
      page.push(await inNewPage(browser, (fresh) => startPage(fresh, origin)));
    }
    print('the client library alone', bare);
    print('the page', page);
    const sum = ({ boot, program }: Start) => boot + program;
    const added = median(page.map(sum)) - median(bare.map(sum));
    console.log(`our code adds ${added.toFixed(0)} ms, and its self-test once\n`);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

async function inNewPage(
  browser: Browser,
  start: (page: Page) => Promise<{ begunMs: number; started: readonly StartedProcess[] }>,
): Promise<Start> {
  const context = await browser.newContext();
  try {
    const { begunMs, started } = await start(await context.newPage());
    const [first] = started;
    const server = started.findLast(({ command }) => command === 'server.mjs');
    const client = started.findLast(({ command }) => command === CLIENT);
    if (!first || !server || client?.printedAtMs === undefined) {
      throw new Error('the client of the scenario has printed nothing');
    }
    return {
      boot: first.atMs - begunMs,
      selfTest: server.atMs - first.atMs,
      program: client.printedAtMs - server.atMs,
    };
  } finally {
    await context.close();
  }
}

async function startPage(page: Page, origin: string) {
  const standIn = await StandIn.install(page, 'well');
  try {
    await page.goto(`${origin}/play/`);
    await page.locator('[data-part="engine-result-lab"][data-trace]').waitFor();
    const begunMs = await page.evaluate(() => {
      document.querySelector<HTMLElement>('[data-part="run"]')!.click();
      return performance.timeOrigin + performance.now();
    });
    await page.locator('[data-part="engine-result-webcontainer"][data-trace]').waitFor();
    return { begunMs, started: standIn.machine.started };
  } finally {
    await standIn.machine.close();
  }
}

async function startBare(page: Page, origin: string) {
  const standIn = await StandIn.install(page, 'well');
  const script = await build({
    stdin: {
      contents: "globalThis.api = await import('@webcontainer/api');",
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const headers = { ...headersFor('/play/'), 'content-type': 'text/html' };
  delete (headers as Record<string, string>)['Content-Security-Policy'];
  const body = `<!doctype html><body><script type="module">${onlyOutput(script)}</script>`;
  await page.route(`${origin}/bare/`, (route) => route.fulfill({ headers, body }));
  try {
    await page.goto(`${origin}/bare/`);
    const begunMs = await page.evaluate(runBare, await defaultTree());
    return { begunMs, started: standIn.machine.started };
  } finally {
    await standIn.machine.close();
  }
}

/** Runs in the page. @returns the time at which the start began */
async function runBare(tree: FileSystemTree): Promise<number> {
  const { api } = globalThis as unknown as { api: { WebContainer: typeof WebContainer } };
  const begunMs = performance.timeOrigin + performance.now();
  const container = await api.WebContainer.boot({ coep: 'require-corp' });
  await container.mount(tree);
  const isListening = new Promise((resolve) => container.on('port', resolve));
  await container.spawn('node', ['server.mjs'], { cwd: 'bare' });
  await isListening;
  const args = ['--import', './probe.mjs', 'client.mjs'];
  const client = await container.spawn('node', args, { cwd: 'bare' });
  void client.output.pipeTo(new WritableStream());
  await client.exit;
  return begunMs;
}

async function defaultTree(): Promise<FileSystemTree> {
  const packages = await packagesForNode(`node-fetch-${DEFAULTS.fetch}`);
  return treeOf('bare', labRunOf(DEFAULTS).files, packages);
}

function print(what: string, starts: readonly Start[]): void {
  console.log(what);
  console.log(`  until a process is asked for     ${inMs(summarise(starts.map((s) => s.boot)))}`);
  const selfTest = median(starts.map((s) => s.selfTest));
  if (selfTest > 0) console.log(`  self-test and default program    ${selfTest.toFixed(0)} ms`);
  console.log(
    `  server to the client's first word ${inMs(summarise(starts.map((s) => s.program)))}`,
  );
}

const median = (samples: readonly number[]) => summarise(samples).median;
