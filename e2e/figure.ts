import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { sitePaths } from './site/paths.ts';

/** Enough for any control of a chapter; a reader who needs more has been left out. */
const TABS_MAX = 60;

/**
 * The figure of a chapter, one run or two on one clock, as a reader finds it: by role and by name. Where a chapter has
 * both, the single run comes last, and its step is what the address keeps.
 */
export class Figure {
  readonly page: Page;
  readonly root: Locator;
  /** What the keys act on, named with a summary of the run. */
  readonly sheet: Locator;
  readonly picture: Locator;
  readonly forward: Locator;
  readonly back: Locator;
  readonly scrub: Locator;
  /** “3 of 12” */
  readonly count: Locator;
  /** The step in words, as a screen reader hears it. */
  readonly words: Locator;
  /** “The run in words”, which the page has before any script. */
  readonly transcript: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('main').locator('race-figure, run-compare').last();
    this.sheet = this.root.getByRole('group').first();
    this.picture = this.sheet.locator('svg').filter({ visible: true });
    this.forward = this.root.getByRole('button', { name: 'Step forward' });
    this.back = this.root.getByRole('button', { name: 'Step back' });
    this.scrub = this.root.getByRole('slider', { name: 'Step' });
    this.count = this.root.getByText(/^\d+ of \d+$/);
    this.words = this.root.locator('.step[aria-live="polite"]');
    this.transcript = this.root.getByText('The run in words').first().locator('..');
  }

  /** Two runs are stepped through together: their steps are those of both. */
  isComparison(): Promise<boolean> {
    return this.root.evaluate(({ localName }) => localName === 'run-compare');
  }

  /** What each step says, in order; of a comparison, empty texts, since two runs speak there. */
  async sentences(): Promise<readonly string[]> {
    const [, total] = /of (\d+)/.exec((await this.count.textContent()) ?? '') ?? [];
    if (await this.isComparison()) return Array.from({ length: Number(total) }, () => '');
    const items = this.transcript.getByRole('listitem', { includeHidden: true });
    const sentences = await items.locator('b').allTextContents();
    expect(String(sentences.length), 'every step is told').toBe(total);
    return sentences;
  }

  /** What the page shows at one of its steps, counted from 1. */
  async showsStep(number: number, sentences: readonly string[]): Promise<void> {
    await expect(this.count).toHaveText(`${number} of ${sentences.length}`);
    await expect(this.words).toContainText(sentences[number - 1] || /\w{3}/);
  }
}

/** The chapters of the site, as its sitemap lists them. */
export async function chapterPaths(request: APIRequestContext): Promise<string[]> {
  const paths = await sitePaths(request);
  return paths.filter((path) => /^\/explain\/.+/.test(path));
}

/** From the top of a page past its head, as a keyboard does it, and on until the focus is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter'); // “Skip to content”
  await expect(page.getByRole('main')).toBeFocused();
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, `reached within ${TABS_MAX} presses of Tab`).toBeFocused();
}
