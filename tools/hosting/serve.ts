import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress } from 'node:zlib';
import { headersFor } from '../../src/hosting/headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.cjs': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
  '.xml': 'application/xml',
};

/** The types that a host compresses. Fonts and pictures are compressed already. */
const COMPRESSIBLE = /^text\/|json|javascript|svg|xml|wasm/;
/** The quality that hosts use when they compress during an answer. */
const BROTLI_QUALITY = 5;

interface ServeOptions {
  /**
   * Brotli for clients that accept it. Off by default, because it takes processor time; on where bytes are measured.
   */
  readonly compress?: boolean;
  /** False for a host that cannot send headers, such as GitHub Pages. */
  readonly sendsHeaders?: boolean;
  /** Where the site begins: `/`, or `/the-unread-fin/`. */
  readonly base?: string;
}

/**
 * Serves a built site as a host would: index.html for folders, 404.html for missing pages, and the header rules.
 *
 * sirv 3.0.2 does not replace it: it leaves the file of an aborted download open, answers every method, serves `/play`
 * without a redirect to `/play/`, and compresses nothing. hosting.test.ts tests these.
 */
export function serve(
  folder: string,
  { compress = false, sendsHeaders = true, base = '/' }: ServeOptions = {},
): Server {
  return createServer(async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    // An address that cannot be read gets the 404 page.
    const asked = pathOf(request.url) ?? `${base}404`;
    if (!asked.startsWith(base)) {
      response.writeHead(307, { location: base }).end();
      return;
    }
    const pathname = asked.slice(base.length - 1);
    const found = await fileFor(folder, pathname).catch(() => undefined);
    if (found?.isFolder && !pathname.endsWith('/')) {
      response.writeHead(308, { location: `${asked}/` }).end();
      return;
    }
    const path = found?.path ?? join(folder, '404.html');
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding']?.toString() ?? '');
    const brotli = compress && takesBrotli && COMPRESSIBLE.test(type);
    response.writeHead(found ? 200 : 404, {
      'content-type': type,
      'cache-control': 'no-cache',
      ...(brotli ? { 'content-encoding': 'br' } : {}),
      ...(sendsHeaders ? headersFor(pathname) : {}),
    });
    if (request.method === 'HEAD') return void response.end();
    // `pipeline` also closes the file when the client aborts the download.
    const file = createReadStream(path);
    const sent = brotli ? pipeline(file, compressor(), response) : pipeline(file, response);
    await sent.catch(() => response.destroy());
  });
}

/**
 * The path of an address, decoded and without `..`. The file and its headers are both looked up by this path, so no
 * spelling of an address gets a page without its headers.
 *
 * @returns undefined for an address that cannot be read
 */
function pathOf(url = '/'): string | undefined {
  try {
    const { pathname } = new URL(url, 'http://localhost');
    return normalize(decodeURIComponent(pathname)).replaceAll('\\', '/');
  } catch {
    return undefined;
  }
}

const compressor = () =>
  createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });

/** Files with instructions for a host. A host does not serve them. */
const FOR_HOSTS = /^\/_(headers|redirects)$/;

/**
 * @param pathname from pathOf, so it never leads out of the folder
 * @throws when there is nothing at that path
 */
async function fileFor(folder: string, pathname: string) {
  if (FOR_HOSTS.test(pathname)) throw new Error(`${pathname} is for the host`);
  const path = join(folder, pathname);
  if (!(await stat(path)).isDirectory()) return { path, isFolder: false };
  const index = join(path, 'index.html');
  await stat(index);
  return { path: index, isFolder: true };
}
