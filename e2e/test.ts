import { test as base, type ConsoleMessage, expect } from '@playwright/test';
import { Playground } from './playground.ts';

interface Fixtures {
  readonly play: Playground;
  /** Fails the test when the page logs an error that the test has not announced. */
  readonly console: undefined;
}

interface Options {
  /** Errors that the page may log in this test: a blocked request, a refused script. */
  readonly allowedErrors: RegExp | undefined;
  /** The WebContainer loads from another host, so only its own tests turn it on. */
  readonly webContainer: 'off' | 'on-run';
  /** Whether the reader has answered the question of each chapter, which covers its picture until then. */
  readonly guessed: boolean;
}

export const test = base.extend<Fixtures & Options>({
  allowedErrors: [undefined, { option: true }],
  webContainer: ['off', { option: true }],
  guessed: [true, { option: true }],
  play: async ({ page }, use) => use(new Playground(page)),
  page: async ({ page, webContainer, guessed }, use) => {
    if (webContainer === 'off') await page.addInitScript(turnOffWebContainer);
    await page.addInitScript(logRefusals);
    if (guessed) await page.addInitScript(guessEverything);
    await use(page);
  },
  console: [
    async ({ page, allowedErrors }, use) => {
      const errors = new Set<string>();
      const note = (text: string) => {
        if (!allowedErrors?.test(text)) errors.add(text);
      };
      page.on('pageerror', (error) => note(`${error.name}: ${error.message}`));
      page.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error') note(message.text());
      });
      await use(undefined);
      expect([...errors], 'errors that the page logged').toEqual([]);
    },
    { auto: true },
  ],
});

/** Stores the choice of a reader who has turned it off. A frame without storage needs no choice. */
function turnOffWebContainer(): void {
  try {
    localStorage.setItem('webcontainer', 'off');
  } catch {}
}

/**
 * Makes what the policy of a page refuses an error, which Firefox does not log by itself. Not in a frame: hostile programs
 * are refused in the sandbox.
 */
function logRefusals(): void {
  if (window !== top) return;
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    console.error(`refused by the policy of the page: ${effectiveDirective} ${blockedURI}`);
  });
}

function guessEverything(): void {
  try {
    sessionStorage.setItem(`guess ${location.pathname}`, 'shown');
  } catch {}
}

export { expect };
