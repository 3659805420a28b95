import { siteBase } from '../hosting/base.ts';

/**
 * Where the site is served, with its base: `https://user.github.io/the-unread-fin/`. Undefined where SITE is not set:
 * then nothing may name an address that other sites are to fetch. Reads SITE and BASE as astro.config.mjs does.
 */
export function siteAddress({ SITE, BASE }: NodeJS.ProcessEnv = process.env): URL | undefined {
  return SITE ? new URL(siteBase({ BASE }), SITE) : undefined;
}
