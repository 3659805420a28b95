import { siteBase } from '../hosting/base.ts';

/** SITE is set and is no address of a site. */
export class SiteAddressError extends Error {
  override readonly name = 'SiteAddressError';
}

/**
 * The whole address of a page: `https://user.github.io/the-unread-fin/play/`. Reads SITE and BASE as astro.config.mjs
 * does. Undefined where SITE is not set: then nothing may name an address that other sites are to fetch.
 *
 * @param path relative to the site's root, without a leading slash: `play/`; empty for the root
 * @throws SiteAddressError
 */
export function siteAddress(
  path = '',
  { SITE, BASE }: Readonly<Record<string, string | undefined>> = process.env,
): URL | undefined {
  if (SITE === undefined || SITE === '') return undefined;
  const address = URL.parse(siteBase({ BASE }) + path, SITE);
  if (address && /^https?:$/.test(address.protocol)) return address;
  throw new SiteAddressError(`SITE=${SITE} is no address of a site: https://example.org`);
}
