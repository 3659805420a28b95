/** Schemes whose first part is no host: paths of files and names of modules. */
const NO_HOST =
  /^(?:file|webpack|webpack-internal|turbopack|node|npm|data|app|ng|vite|rsc|about)$/i;
const ADDRESS = /\b([a-z][a-z0-9+.-]{1,30}):\/\/([^\s"'<>()`\\]+)/gi;

/** Replaces what stands behind `scheme://`, for schemes that have a host there (RFC 3986 §3.2). */
export function replaceAddresses(text: string, replace: (rest: string, scheme: string) => string) {
  return text.replace(ADDRESS, (whole, scheme: string, rest: string) =>
    NO_HOST.test(scheme) ? whole : `${scheme}://${replace(rest, scheme)}`,
  );
}
