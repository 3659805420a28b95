import type { APIRequestContext } from '@playwright/test';

/** Every page of the site, as the sitemap lists them, and the one that it leaves out. */
export async function sitePaths(request: APIRequestContext): Promise<string[]> {
  const locations = async (path: string) => {
    const xml = await (await request.get(path)).text();
    return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url!).pathname);
  };
  const maps = await locations('/sitemap-index.xml');
  const pages = (await Promise.all(maps.map(locations))).flat();
  if (!pages.includes('/play/')) throw new Error('the sitemap does not list the playground');
  return [...pages, '/404.html'];
}
