/** ada::url_aggregator's "no port", "no search", "no hash". */
const OMITTED = 0xffffffff;

/** ada::scheme::type (deps/ada). */
const SCHEME_TYPES: Readonly<Record<string, number>> = {
  'http:': 0,
  'https:': 2,
  'ws:': 3,
  'ftp:': 4,
  'wss:': 5,
  'file:': 6,
};
const NOT_SPECIAL = 1;

/**
 * Where the parts of `url.href` begin and end, in the order that lib/internal/url.js reads them
 * from `bindingUrl.urlComponents`. Node's parser keeps offsets instead of strings
 * (ada::url_components):
 *
 *     https://user:pass@example.com:1234/foo/bar?baz#quux
 *           |     |    |          | ^^^^|       |   |
 *           |     |    |          | |   |       |   `---- hash start
 *           |     |    |          | |   |       `-------- search start
 *           |     |    |          | |   `---------------- pathname start
 *           |     |    |          | `-------------------- port
 *           |     |    |          `---------------------- host end
 *           |     |    `--------------------------------- host start
 *           |     `-------------------------------------- username end
 *           `-------------------------------------------- protocol end
 */
export function urlComponents(url: URL): readonly number[] {
  const { href, protocol } = url;
  const protocolEnd = protocol.length;
  const hasAuthority = href.startsWith('//', protocolEnd);
  const authorityStart = hasAuthority ? protocolEnd + 2 : protocolEnd;
  const usernameEnd = authorityStart + url.username.length;
  const hostStart = usernameEnd + (url.password === '' ? 0 : 1 + url.password.length);
  // With credentials the host starts at the `@`.
  const hasCredentials = url.username !== '' || url.password !== '';
  const hostEnd = hostStart + (hasCredentials ? 1 : 0) + url.hostname.length;
  const portLength = url.port === '' ? 0 : 1 + url.port.length;
  const hashStart = indexOrOmitted(href, '#', OMITTED);
  return [
    protocolEnd,
    usernameEnd,
    hostStart,
    hostEnd,
    url.port === '' ? OMITTED : Number(url.port),
    hostEnd + portLength + pathPrefixLength(url, hasAuthority),
    indexOrOmitted(href, '?', hashStart),
    hashStart,
    SCHEME_TYPES[protocol] ?? NOT_SPECIAL,
  ];
}

/**
 * `foo:/.//bar`: these two characters prevent that a path which begins with `//` is read as an
 * authority.
 */
function pathPrefixLength(url: URL, hasAuthority: boolean): number {
  return !hasAuthority && url.pathname.startsWith('//') ? 2 : 0;
}

function indexOrOmitted(href: string, mark: string, before: number): number {
  const index = href.indexOf(mark);
  return index < 0 || index > before ? OMITTED : index;
}
