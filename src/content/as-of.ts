/**
 * The month in which the newest of the site's facts were recorded, for the foot of every page. It is the newest `asOf` of
 * the texts (as-of.test.ts), not the day of the build: the same sources make the same pages.
 */
export const FACTS_AS_OF = 'November 2026';
