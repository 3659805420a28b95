import { readFile } from 'node:fs/promises';
import { expect, type Frame, type Page, type Route } from '@playwright/test';
import { RUNTIME_ORIGIN } from '../../src/engines/webcontainer/host.ts';
import {
  type ProcessNotice,
  type SpawnRequest,
  STAND_IN_NODE,
  StandInMachine,
} from './stand-in-machine.ts';

/** How the runtime's host answers. */
export type Behaviour =
  | 'well'
  | 'unreachable'
  | 'not-found'
  | 'without-coep'
  | 'never-answers'
  /** With the rest the host answers with a page, which then fails in this way. */
  | 'no-init'
  | 'build-hangs'
  | 'build-rejects'
  | 'not-isolated-inside'
  | 'out-of-memory'
  | 'mount-fails'
  | 'mount-hangs'
  | 'spawn-fails'
  | 'spawn-hangs'
  /** Each process ends at once, without output. */
  | 'node-crashes'
  /** No process can be ended. */
  | 'kill-fails';

const HEADERS = {
  'content-type': 'text/html',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
};

/**
 * The runtime's host, played on this machine. The client library and its protocol are the real ones, and the programs
 * run in real Node processes. Only tests use it; the site contains no part of it.
 */
export class StandIn {
  readonly machine: StandInMachine;
  readonly #page: Page;
  behaviour: Behaviour = 'well';
  /** How often the runtime's page was requested. */
  asked = 0;
  #frame: Frame | undefined;
  readonly #held: (() => Promise<void>)[] = [];

  private constructor(page: Page, machine: StandInMachine) {
    this.#page = page;
    this.machine = machine;
  }

  /** Has to be called before the page is opened. The caller closes the machine. */
  static async install(
    page: Page,
    behaviour: Behaviour,
    node: string = STAND_IN_NODE,
  ): Promise<StandIn> {
    const standIn = new StandIn(page, await StandInMachine.create(node));
    standIn.behaviour = behaviour;
    const comlink = await text('../../node_modules/comlink/dist/umd/comlink.min.js');
    const script = await text('headless.js');
    await page.route(`${RUNTIME_ORIGIN}/**`, (route) => standIn.#answer(route, comlink, script));
    await page.exposeBinding('standIn_spawn', ({ frame }, request: SpawnRequest) =>
      standIn.#spawn(frame, request),
    );
    await page.exposeBinding('standIn_behaviour', () => standIn.behaviour);
    await page.exposeBinding('standIn_kill', (_, id: number) => standIn.machine.kill(id));
    return standIn;
  }

  /** Waits until the frame has loaded. */
  async loaded(): Promise<void> {
    const isRuntime = (frame: Frame) => frame.url().startsWith(RUNTIME_ORIGIN);
    await expect.poll(() => this.#page.frames().some(isRuntime)).toBe(true);
    await this.#page.frames().find(isRuntime)?.waitForLoadState();
  }

  /** Makes the container report an error. */
  async fail(message: string): Promise<void> {
    await this.#frame?.evaluate(
      (text) => (globalThis as unknown as Hooks).standIn_fail(text),
      message,
    );
  }

  /** Answers the requests that were held back. */
  async release(): Promise<void> {
    this.behaviour = 'well';
    for (const answer of this.#held.splice(0)) await answer();
  }

  async #answer(route: Route, comlink: string, script: string): Promise<void> {
    if (route.request().isNavigationRequest()) this.asked += 1;
    switch (this.behaviour) {
      case 'unreachable':
        return route.abort('connectionrefused');
      case 'not-found':
        return route.fulfill({ status: 404, headers: HEADERS, body: 'not found' });
      case 'without-coep':
        return route.fulfill({ headers: { 'content-type': 'text/html' }, body: 'no headers' });
      case 'never-answers':
        this.#held.push(() => this.#answer(route, comlink, script));
        return;
      default: {
        const body = `<!doctype html><script>${comlink}</script><script type="module">${script}</script>`;
        return route.fulfill({ headers: HEADERS, body });
      }
    }
  }

  async #spawn(frame: Frame, request: SpawnRequest): Promise<void> {
    this.#frame = frame;
    let last = Promise.resolve();
    await this.machine.spawn(request, (notice) => {
      last = last.then(() => passOn(frame, request.id, notice));
    });
  }
}

interface Hooks {
  standIn_notify(id: number, notice: ProcessNotice): Promise<void>;
  standIn_fail(message: string): void;
}

/** A page that has been left cannot be told any more, so its error is ignored. */
async function passOn(frame: Frame, id: number, notice: ProcessNotice): Promise<void> {
  await frame
    .evaluate(([to, what]) => (globalThis as unknown as Hooks).standIn_notify(to, what), [
      id,
      notice,
    ] as const)
    .catch(() => {});
}

function text(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}
