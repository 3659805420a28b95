/** Where the site begins, from BASE as astro.config.mjs reads it, with a slash at both ends. */
export function siteBase({ BASE = '/' }: { readonly BASE?: string | undefined }): string {
  const path = BASE.replace(/^\/+|\/+$/g, '');
  return path === '' ? '/' : `/${path}/`;
}
