/**
 * `npm run sweep` runs everything in full and in both browsers. `npm test` runs everything in full in Chromium. Firefox
 * takes twice the time, so there it runs what can differ between browsers, and of the rest what stands for the others.
 */
export const IS_SWEEP = Boolean(process.env['SWEEP']);

/**
 * For a test whose promise our own code keeps, the same in every browser: Chromium runs it always, Firefox in a sweep.
 * Each file keeps tests without it, which stand for the file in Firefox. e2e/README.md says which and why.
 */
export const IN_FIREFOX_BY_SWEEP = { tag: '@firefox-by-sweep' } as const;

/** The tests that Firefox leaves to a sweep. Undefined in a sweep. */
export const LEFT_TO_SWEEP = IS_SWEEP ? undefined : new RegExp(`${IN_FIREFOX_BY_SWEEP.tag}\\b`);

export const isFull = (browserName: string) => IS_SWEEP || browserName !== 'firefox';

/** All items; in Firefox without a sweep only those that stand for the others. */
export function sweep<T>(
  browserName: string,
  all: readonly T[],
  standsForOthers: (item: T) => boolean,
): readonly T[] {
  if (isFull(browserName)) return all;
  const part = all.filter(standsForOthers);
  if (part.length === 0) throw new Error('nothing stands for the others');
  return part;
}

/** Pages that stand for the others: the front page, a text, the playground and the 404 page. */
const PAGES = ['/', '/look-alikes/', '/play/', '/404.html'];

/** Chapters that stand for the others: one of a single run, and one of two runs. */
const CHAPTERS = ['/explain/into-the-window/', '/explain/the-pool/'];

export const standsForChapters = (path: string) => CHAPTERS.includes(path);
export const standsForPages = (path: string) => [...PAGES, ...CHAPTERS].includes(path);
