/**
 * The address of a page or file of this site, relative to the base: `href('play/')` is `/play/`, or
 * `/the-unread-fin/play/` on a project page.
 * @param path relative to the site's root, without a leading slash
 */
export function href(path: string): string {
  const base = import.meta.env.BASE_URL;
  return `${base.endsWith('/') ? base : `${base}/`}${path}`;
}
