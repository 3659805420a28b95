/** Response headers of all files below a path. */
export interface HeaderRule {
  /** From the site's root, with slashes at both ends: `/play/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}
type Headers = HeaderRule['headers'];

/**
 * Headers of every file. The referrer policy keeps what a reader has in their address (a scenario, a program) from other
 * sites: those are told the origin only. No page needs a sensor, so no frame in a page may ask for one either.
 */
export const EVERYWHERE: Headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=()',
};

/**
 * Headers of every file that no folder rule is about. Only this site may show such a page in a frame. The rest of a
 * page's policy is in the page itself (policy.ts); these two directives are those that only a header can set
 * (CSP 3 §3.3: `frame-ancestors` and `sandbox` are ignored in a `<meta>` element).
 */
export const ELSEWHERE: Headers = { 'Content-Security-Policy': "frame-ancestors 'self'" };

const EMBEDDER = { 'Cross-Origin-Embedder-Policy': 'require-corp' } as const;

/**
 * For files that a frame of an opaque origin fetches: a page that embeds a run may sandbox the frame, and `/embed/` is
 * cross-origin to its own files then (HTML §7.1.5). All files are public and the site has no cookies.
 */
const ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' } as const;

/**
 * What differs from folder to folder. A WebContainer's shared memory needs cross-origin isolation (HTML §7.1.3.2).
 * Isolation would forbid pictures from elsewhere, so only the playground has it. Frames and workers of an isolated page
 * need the embedder policy themselves.
 */
export const FOLDER_RULES: readonly HeaderRule[] = [
  {
    path: '/play/',
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin', ...EMBEDDER, ...ELSEWHERE },
  },
  // Any page may show it in a frame, so it has no `frame-ancestors`.
  { path: '/embed/', headers: ANY_ORIGIN },
  {
    path: '/lab/',
    headers: {
      ...EMBEDDER,
      ...ANY_ORIGIN,
      // The sandbox's origin is opaque, so Firefox takes its own document for one from another origin.
      'Cross-Origin-Resource-Policy': 'cross-origin',
      // The frame that loads the sandbox's document says the same. With this header its origin is opaque wherever it is
      // opened, so that the policy in the document is not all that keeps a program from the site.
      'Content-Security-Policy': 'sandbox allow-scripts',
    },
  },
  { path: '/_astro/', headers: { ...EMBEDDER, ...ANY_ORIGIN, ...ELSEWHERE } },
  { path: '/pagefind/', headers: { ...EMBEDDER, ...ELSEWHERE } },
];

/** The headers that a service worker adds where the host cannot: those of the playground and what it loads. */
export const ISOLATION_RULES: readonly HeaderRule[] = FOLDER_RULES.filter(
  ({ headers }) => 'Cross-Origin-Embedder-Policy' in headers,
).map(({ path, headers }) => ({ path, headers: { ...EVERYWHERE, ...headers } }));

/** The headers for a path of the site. */
export function headersFor(pathname: string): Headers {
  const rule = FOLDER_RULES.find(({ path }) => pathname.startsWith(path));
  return { ...EVERYWHERE, ...(rule?.headers ?? ELSEWHERE) };
}
