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
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** What a host compresses; fonts and pictures are compressed already. */
const COMPRESSIBLE = /^text\/|json|javascript|svg|xml|wasm/;
/** What hosts use for files that they compress while they answer. */
const BROTLI_QUALITY = 5;

export interface ServeOptions {
  /** Brotli for clients that take it. Left out where nobody measures bytes: it costs the processor. */
  readonly compress?: boolean;
  /** False for a host that cannot, as GitHub Pages. */
  readonly sendsHeaders?: boolean;
  /** Where the site begins: `/`, or `/the-unread-fin/`. */
  readonly base?: string;
}

/** Serves a built site as a host would: index.html for folders, 404.html for what is not there, and the header rules. */
export function serve(
  folder: string,
  { compress = false, sendsHeaders = true, base = '/' }: ServeOptions = {},
): Server {
  return createServer(async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    // An address that cannot be read is one where there is nothing.
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
    // `pipeline` also closes the file when the client goes away in the middle of it.
    const file = createReadStream(path);
    const sent = brotli ? pipeline(file, compressor(), response) : pipeline(file, response);
    await sent.catch(() => response.destroy());
  });
}

/**
 * The path of an address, decoded and without `..`: the file and the headers are looked up by the same
 * text, so that no spelling of a page gets it without its headers.
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

/** Files that tell a host what to do; a host does not serve them. */
const FOR_HOSTS = /^\/_(headers|redirects)$/;

/**
 * @param pathname as pathOf gives it, which never leads out of the folder
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
