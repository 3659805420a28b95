import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { siteBase } from '../../hosting/base.ts';
import { headersFile } from '../../hosting/files.ts';
import { headersFor } from '../../hosting/headers.ts';
import { withPolicy } from '../../hosting/policy.ts';

/** Adds the headers of src/hosting in `astro dev`. The pages have no policy there: Vite's client needs more. */
export function hostingHeaders(): Plugin {
  return {
    name: 'hosting-headers',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const pathname = request.url?.split('?')[0] ?? '/';
        for (const [name, value] of Object.entries(devHeadersFor(pathname))) {
          response.setHeader(name, value);
        }
        next();
      });
    },
  };
}

/** Vite serves modules and workers from other paths than a build does. */
function devHeadersFor(pathname: string): Readonly<Record<string, string>> {
  return { ...headersFor('/_astro/'), ...headersFor(pathname) };
}

/**
 * Writes its Content Security Policy into each page once all pages are built, and the header rules into the site's root
 * for the hosts that read them there.
 */
export function pagePolicies(): AstroIntegration {
  return {
    name: 'page-policies',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const site = fileURLToPath(dir);
        for (const path of await pagesIn(site)) {
          const file = join(site, path);
          const [folder = ''] = path.includes('/') ? path.split('/') : [''];
          await writeFile(file, withPolicy(await readFile(file, 'utf8'), folder));
        }
        const entries = (await readdir(site, { withFileTypes: true })).map((entry) =>
          entry.isDirectory() ? `${entry.name}/` : entry.name,
        );
        await writeFile(join(site, '_headers'), headersFile(entries, siteBase(process.env)));
      },
    },
  };
}

/** The site's pages, by path below its folder. The Lab's sandbox has a policy of its own (src/build/lab-frame.ts). */
async function pagesIn(site: string): Promise<string[]> {
  const paths = (await readdir(site, { recursive: true })).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return paths.filter((path) => path.endsWith('.html') && !path.startsWith('lab/'));
}
