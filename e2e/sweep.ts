/**
 * `npm run sweep` runs everything in full and in both browsers. `npm test` runs everything in full in Chromium, and in
 * Firefox only the parts that are named here: a loop over all pages repeats our own code, and Firefox takes twice the
 * time for it.
 */
export const IS_SWEEP = Boolean(process.env['SWEEP']);

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

/** Chapters that stand for the others: one run, two runs, and two comparisons in one text. */
const CHAPTERS = ['/explain/into-the-window/', '/explain/the-pool/', '/explain/node-looks-first/'];

export const standsForChapters = (path: string) => CHAPTERS.includes(path);
export const standsForPages = (path: string) => [...PAGES, ...CHAPTERS.slice(0, 2)].includes(path);
