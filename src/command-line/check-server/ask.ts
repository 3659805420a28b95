import net from 'node:net';
import tls from 'node:tls';
import type { ServerQuestion } from './arguments.ts';

/** What came of one request that asks for a close. */
export interface ServerAnswer {
  /** All that was received before the end, or until nothing came any more. */
  readonly text: string;
  readonly end:
    | { readonly kind: 'closes' | 'resets'; readonly afterMs: number | undefined }
    | { readonly kind: 'stays-open' | 'no-answer' }
    /** No connection, or none that is trusted: the error of Node's net or tls. */
    | { readonly kind: 'no-connection'; readonly code: string };
}

/** Bytes of an answer that are kept. Its head is all that is read. */
const TEXT_BYTES_MAX = 64_000;
/** A server may think about its answer for longer than it takes to close. */
const FIRST_BYTE_FACTOR = 5;

/**
 * Sends one request with Connection: close over HTTP/1.1, and waits for what comes. A client of its own, because Node's
 * hides when the FIN comes.
 */
export function ask({ url, method, waitMs, insecure }: ServerQuestion): Promise<ServerAnswer> {
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const to = { host, port: Number(url.port) || (secure ? 443 : 80) };
  // A server name is a name: TLS refuses an address there.
  const name = net.isIP(host) ? {} : { servername: host };
  const socket = secure
    ? tls.connect({ ...to, ...name, rejectUnauthorized: !insecure, ALPNProtocols: ['http/1.1'] })
    : net.connect(to);
  return new Promise((resolve) => {
    let text = '';
    let isConnected = false;
    let lastByteAt: number | undefined;
    let timer = setTimeout(() => tell('no-answer'), waitMs * FIRST_BYTE_FACTOR);
    const tell = (kind: 'closes' | 'resets' | 'stays-open' | 'no-answer') => {
      clearTimeout(timer);
      socket.destroy();
      const afterMs = lastByteAt === undefined ? undefined : performance.now() - lastByteAt;
      const isEnd = kind === 'closes' || kind === 'resets';
      resolve({ text, end: isEnd ? { kind, afterMs } : { kind } });
    };
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      isConnected = true;
      socket.write(headOf(url, method));
    });
    socket.on('data', (bytes) => {
      if (text.length < TEXT_BYTES_MAX) text += bytes.toString('latin1');
      lastByteAt = performance.now();
      clearTimeout(timer);
      timer = setTimeout(() => tell('stays-open'), waitMs);
    });
    socket.on('end', () => tell('closes'));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (isConnected) return tell('resets');
      clearTimeout(timer);
      resolve({ text, end: { kind: 'no-connection', code: error.code ?? error.message } });
    });
  });
}

function headOf({ pathname, search, host, username, password }: URL, method: string): string {
  const credentials = decodeURIComponent(`${username}:${password}`);
  const authorization =
    username || password
      ? [`Authorization: Basic ${Buffer.from(credentials).toString('base64')}`]
      : [];
  return [
    `${method} ${pathname}${search} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: close',
    'Accept: */*',
    'Content-Length: 0',
    ...authorization,
    '\r\n',
  ].join('\r\n');
}
