import type { Locator, Page, TestInfo } from '@playwright/test';
import type { NamedFailure } from '../../tools/stand-in/named-failure.ts';
import { type Behaviour, StandIn } from '../../tools/stand-in/stand-in.ts';
import { test as base, expect } from '../test.ts';

/** With E2E_REAL_CLOCK=1 the tests wait for time limits. Otherwise they move the page's clock. */
const HAS_REAL_CLOCK = Boolean(process.env['E2E_REAL_CLOCK']);

/** The name that a failure should get, and when. */
export interface Expected {
  readonly name: NamedFailure['name'];
  /** The longest time until the name. */
  readonly withinMs: number;
  /** The limit that the failure waits for, and the step under way meanwhile. */
  readonly waits?: {
    readonly step: string;
    readonly ms: number;
    /** Waits for what has to happen before the clock is moved. */
    readonly after: () => Promise<void>;
  };
}

/** The WebContainer’s part of /play, found as a reader finds it. */
export class ContainerPage {
  readonly page: Page;
  readonly root: Locator;
  readonly verdict: Locator;
  readonly steps: Locator;
  readonly #info: TestInfo;

  constructor(page: Page, info: TestInfo, scope: Pick<Page, 'getByRole'> = page) {
    this.page = page;
    this.#info = info;
    this.root = scope.getByRole('region', { name: 'WebContainer' });
    this.verdict = this.root.getByRole('status').first();
    this.steps = this.root.getByRole('list', { name: 'Starting' });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name });
  }

  /** The step that is under way, or that failed. */
  step(state: 'under way' | 'failed here'): Locator {
    return this.steps.getByRole('listitem').filter({ hasText: state });
  }

  /** Has to be called before the page is opened, if a limit is waited for. */
  async prepareToWait(): Promise<void> {
    if (!HAS_REAL_CLOCK) await this.page.clock.install();
  }

  /** Lets so much time go by in the page, after `prepareToWait`. */
  async waits(ms: number): Promise<void> {
    if (!HAS_REAL_CLOCK) await this.page.clock.fastForward(ms);
  }

  /** Does what should fail, and expects the failure's name in time. */
  async fails({ name, withinMs, waits }: Expected, act: () => Promise<void>): Promise<void> {
    const watch = await this.root.evaluateHandle(watchFailure);
    await act();
    if (waits && !HAS_REAL_CLOCK) {
      await expect(this.step('under way')).toContainText(waits.step);
      await waits.after();
      await this.waits(waits.ms);
    }
    const { code, ms } = await watch.evaluate(({ failure }) => failure);
    const named = { name, ms: Math.round(ms), withinMs } satisfies NamedFailure;
    this.#info.annotations.push({ type: 'named', description: JSON.stringify(named) });
    expect(code).toBe(name);
    expect(ms, 'milliseconds from the click to the name').toBeLessThan(withinMs);
    await expect(this.verdict).toHaveText('No answer');
  }

  /** Records for the report which button the reader has, and that it worked. */
  recovered(by: string): void {
    this.#info.annotations.push({ type: 'recovery', description: by });
  }
}

interface Watch {
  readonly failure: Promise<{ readonly code: string; readonly ms: number }>;
}

/** Runs in the page: the next failure that is named, and the time since the next click, or since now. */
function watchFailure(result: Element): Watch {
  const { promise, resolve } = Promise.withResolvers<{ code: string; ms: number }>();
  let since = performance.now();
  const noteClick = () => {
    since = performance.now();
  };
  result.ownerDocument.addEventListener('click', noteClick, { capture: true, once: true });
  const observer = new MutationObserver(() => {
    const code = result.getAttribute('data-failure');
    if (code === null) return;
    observer.disconnect();
    resolve({ code, ms: performance.now() - since });
  });
  observer.observe(result, { attributes: true });
  return { failure: promise };
}

interface Fixtures {
  readonly behaviour: Behaviour;
  /** The release of the container's processes; the nearest to StackBlitz's when undefined. */
  readonly containerNode: string | undefined;
  readonly standIn: StandIn;
  readonly container: ContainerPage;
}

/** Tests with the stand-in. All its processes end with the test. */
export const test = base.extend<Fixtures>({
  webContainer: 'on-run',
  behaviour: ['well', { option: true }],
  containerNode: [undefined, { option: true }],
  standIn: async ({ page, behaviour, containerNode }, use) => {
    const standIn = await StandIn.install(page, behaviour, containerNode);
    await use(standIn);
    await page.close();
    await standIn.machine.close();
  },
  container: async ({ page }, use, info) => use(new ContainerPage(page, info)),
});

export { expect };
