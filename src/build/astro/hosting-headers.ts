import type { Plugin } from 'vite';
import { headersFor } from '../../hosting/headers.ts';

/**
 * Adds the headers of src/hosting in `astro dev`, without the policy, because Vite's client needs more than it allows.
 */
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
