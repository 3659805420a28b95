import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { sitePaths } from './site/paths.ts';

/** Enough Tabs for any control of a chapter. */
const TABS_MAX = 60;

/**
 * The figure of a chapter, of one run or of two on one clock, found by role and name as a reader finds it. If a chapter
 * has both, the figure of the single run comes last, and the address keeps its step.
 */
export class Figure {
  readonly page: Page;
  readonly root: Locator;
  /** The element with the picture, which takes the keys. Its name is a summary of the run. */
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

  /** Whether the figure compares two runs. Its steps are those of both. */
  isComparison(): Promise<boolean> {
    return this.root.evaluate(({ localName }) => localName === 'run-compare');
  }

  /** The words of each step, in order. For a comparison empty texts, because there two runs have words. */
  async sentences(): Promise<readonly string[]> {
    const [, total] = /of (\d+)/.exec((await this.count.textContent()) ?? '') ?? [];
    if (await this.isComparison()) return Array.from({ length: Number(total) }, () => '');
    const items = this.transcript.getByRole('listitem', { includeHidden: true });
    const sentences = await items.locator('b').allTextContents();
    expect(String(sentences.length), 'every step is told').toBe(total);
    return sentences;
  }

  /** Expects the page to show a step, counted from 1. */
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

/** Skips the head of a page as a keyboard user does, then presses Tab until the target has the focus. */
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
