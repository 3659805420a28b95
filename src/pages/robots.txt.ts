import type { APIRoute } from 'astro';
import { href } from '../components/site/href.ts';

/** Everything here wants to be found; the Lab's parts are data, not pages. */
export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(href('sitemap-index.xml'), site);
  return new Response(
    ['User-agent: *', `Disallow: ${href('lab/')}`, `Sitemap: ${sitemap}`, ''].join('\n'),
  );
};
