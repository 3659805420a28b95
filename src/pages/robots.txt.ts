import type { APIRoute } from 'astro';
import { href } from '../components/site/href.ts';

/** Allows every page. The Lab's parts are data, so they are excluded. */
export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(href('sitemap-index.xml'), site);
  return new Response(
    ['User-agent: *', `Disallow: ${href('lab/')}`, `Sitemap: ${sitemap}`, ''].join('\n'),
  );
};
