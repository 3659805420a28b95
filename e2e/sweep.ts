/**
 * `npm run sweep` runs everything in full and in both browsers. `npm test` runs everything in full in Chromium, and in
 * Firefox the parts that are named here: what a sweep repeats, page by page, is our own code in a loop, and Firefox takes
 * twice the time over it.
 */
export const IS_SWEEP = Boolean(process.env['SWEEP']);

export const isFull = (browserName: string) => IS_SWEEP || browserName !== 'firefox';

/** All, or in Firefox those that stand for the others. */
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

/** Of the site's pages: the error, a text, a chapter of one run and one of two, the playground and what is nowhere. */
const PAGES = ['/', '/look-alikes/', '/play/', '/404.html'];

/** Of the chapters: one run, two runs, and two comparisons in one text. */
const CHAPTERS = ['/explain/into-the-window/', '/explain/the-pool/', '/explain/node-looks-first/'];

export const standsForChapters = (path: string) => CHAPTERS.includes(path);
export const standsForPages = (path: string) => [...PAGES, ...CHAPTERS.slice(0, 2)].includes(path);
