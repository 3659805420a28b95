import type { Plugin } from 'vite';
import { headersFor } from '../../hosting/headers.ts';

/** Adds what a host adds, in `astro dev`. Development needs more than the policy allows, so that one is left out. */
export function hostingHeaders(): Plugin {
  return {
    name: 'hosting-headers',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const pathname = request.url?.split('?')[0] ?? '/';
        for (const [name, value] of Object.entries(devHeadersFor(pathname))) {
          if (name !== 'Content-Security-Policy') response.setHeader(name, value);
        }
        next();
      });
    },
  };
}

/** Vite serves modules and workers from other paths than a build does. */
function devHeadersFor(pathname: string): Readonly<Record<string, string>> {
  const headers = headersFor(pathname);
  return Object.keys(headers).length > 0 ? headers : headersFor('/_astro/');
}
