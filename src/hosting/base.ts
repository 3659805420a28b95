/** The path at which the site begins, with a slash at both ends. Reads BASE as astro.config.mjs does. */
export function siteBase({ BASE = '/' }: { readonly BASE?: string | undefined }): string {
  const path = BASE.replace(/^\/+|\/+$/g, '');
  return path === '' ? '/' : `/${path}/`;
}
