import type { Locator, Page } from '@playwright/test';
import { test as base, expect } from '../test.ts';
import { type Behaviour, StandIn } from './stand-in/stand-in.ts';

/** The second witness, as a reader finds it. */
export class Second {
  readonly root: Locator;
  readonly verdict: Locator;
  readonly steps: Locator;

  constructor(page: Page) {
    this.root = page
      .getByRole('region', { name: 'Verdict' })
      .locator('> *')
      .filter({ has: page.getByRole('heading', { name: /^WebContainer/ }) });
    this.verdict = this.root.getByRole('status').first();
    this.steps = this.root.getByRole('list', { name: 'Starting' });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name });
  }

  /** The step that is under way, or failed. */
  step(state: 'under way' | 'failed here'): Locator {
    return this.steps.getByRole('listitem').filter({ hasText: state });
  }
}

interface Fixtures {
  readonly behaviour: Behaviour;
  readonly standIn: StandIn;
  readonly second: Second;
}

/** Tests with the stand-in. No process of it outlives its test. */
export const test = base.extend<Fixtures>({
  secondEngine: 'on-run',
  behaviour: ['well', { option: true }],
  standIn: async ({ page, behaviour }, use) => {
    const standIn = await StandIn.install(page, behaviour);
    await use(standIn);
    await page.close();
    await standIn.machine.close();
  },
  second: async ({ page }, use) => use(new Second(page)),
});

export { expect };
