import type { APIRoute } from 'astro';
import { bundleScript } from '../build/bundle-script.ts';
import { ISOLATION_RULES } from '../hosting/headers.ts';

/** The service worker for hosts that cannot send headers. It is in the root, because its path limits its scope. */
export const GET: APIRoute = async () => {
  const rules = JSON.stringify(ISOLATION_RULES);
  const script = await bundleScript('src/engines/webcontainer/isolation-worker.ts', {
    define: { HEADER_RULES: rules },
  });
  return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
};
