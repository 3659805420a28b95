import type { APIRequestContext } from '@playwright/test';
import { IS_SWEEP } from '../sweep.ts';

/** The record has a page for each release, all of one kind. Outside of a sweep one stands for the others. */
const RELEASE = /^\/matrix\/(?:node|bun|deno)-/;
const STANDS_FOR_RELEASES = '/matrix/node-26.12.1/';

/** Every page in the sitemap, and the 404 page, which is not in it. */
export async function sitePaths(request: APIRequestContext): Promise<string[]> {
  const locations = async (path: string) => {
    const xml = await (await request.get(path)).text();
    return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url!).pathname);
  };
  const maps = await locations('/sitemap-index.xml');
  const pages = (await Promise.all(maps.map(locations))).flat();
  if (!pages.includes(STANDS_FOR_RELEASES)) throw new Error(`${STANDS_FOR_RELEASES} is gone`);
  if (!pages.includes('/play/')) throw new Error('the sitemap does not list the playground');
  const kept = (path: string) => IS_SWEEP || !RELEASE.test(path) || path === STANDS_FOR_RELEASES;
  return [...pages.filter(kept), '/404.html'];
}
