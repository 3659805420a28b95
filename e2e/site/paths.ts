import type { APIRequestContext } from '@playwright/test';

/** Every page in the sitemap, and the 404 page, which is not in it. */
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
