import { createHash } from 'node:crypto';
import { FIRST_PAINT } from '../components/site/first-paint.ts';
import { RUNTIME_ORIGIN } from '../engines/webcontainer/host.ts';
import { FIRST_PAINT_OF_PLAY } from '../play/first-paint.ts';

/** Response headers of all files below a path. */
export interface HeaderRule {
  /** From the site's root, with slashes at both ends: `/play/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const EMBEDDER = { 'Cross-Origin-Embedder-Policy': 'require-corp' } as const;

/**
 * The policy of the playground. It allows its own files, the Lab's frame and workers, and the WebContainer's frame. The
 * document of the Lab's frame has a stricter policy of its own.
 */
const POLICY = [
  "default-src 'self'",
  `script-src 'self' 'wasm-unsafe-eval' '${hashOf(FIRST_PAINT)}' '${hashOf(FIRST_PAINT_OF_PLAY)}'`, // the search is WebAssembly
  "style-src 'self' 'unsafe-inline'", // Monaco's, and Astro's font faces
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  `connect-src 'self' ${RUNTIME_ORIGIN}`,
  `frame-src 'self' ${RUNTIME_ORIGIN}`,
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * All headers that a host must add, and the only place where they are written. A WebContainer's shared memory needs
 * cross-origin isolation (HTML §7.1.3.2). Isolation would forbid pictures from elsewhere, so only the playground has
 * it. Frames and workers of an isolated page need the embedder policy themselves.
 */
export const HEADER_RULES: readonly HeaderRule[] = [
  {
    path: '/play/',
    headers: {
      'Cross-Origin-Opener-Policy': 'same-origin',
      ...EMBEDDER,
      'Content-Security-Policy': POLICY,
    },
  },
  {
    path: '/lab/',
    // The sandbox's origin is opaque, so Firefox takes its own document for one from another origin.
    headers: { ...EMBEDDER, 'Cross-Origin-Resource-Policy': 'cross-origin' },
  },
  { path: '/_astro/', headers: EMBEDDER },
  { path: '/pagefind/', headers: EMBEDDER },
];

/**
 * The headers that a service worker adds where the host cannot. They have no Content Security Policy, because the
 * sandbox is then part of the page and would inherit it, and the policy refuses the sandbox's scripts. The sandbox's
 * document has a policy of its own.
 */
export const ISOLATION_RULES: readonly HeaderRule[] = HEADER_RULES.map(({ path, headers }) => {
  const { 'Content-Security-Policy': _, ...isolating } = headers;
  return { path, headers: isolating };
});

/** The headers for a path of the site. */
export function headersFor(pathname: string): Readonly<Record<string, string>> {
  return HEADER_RULES.find(({ path }) => pathname.startsWith(path))?.headers ?? {};
}

/** The hash of an inline script, as a Content Security Policy names it (CSP 3 §2.3.1). */
function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
