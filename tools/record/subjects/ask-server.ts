import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { freePort } from '../../conformance/listening.ts';
import type { RunningServer, ServerProduct } from './subject.ts';

/** What a server does with a request that asks for a close. */
interface ServerFacts {
  readonly status: number;
  readonly body: string;
  /** Its response says `Connection: close`, too. */
  readonly echoesClose: boolean;
  /** It ended the connection within CLOSE_MS_MAX. */
  readonly closes: boolean;
}

const CLOSE_MS_MAX = 2000;

/** Starts a server, asks it once in each way, and ends it. */
export async function askServer(
  server: ServerProduct,
  isTls: boolean,
): Promise<Readonly<Record<'GET' | 'POST', ServerFacts>>> {
  const folder = await mkdtemp(join(tmpdir(), `${server.name}-`));
  try {
    const port = await freePort();
    const running = await server.start({ port, folder, tls: isTls });
    try {
      return {
        GET: await ask(running, port, requestText('GET', '')),
        POST: await ask(running, port, requestText('POST', '{"hello":"world"}')),
      };
    } finally {
      await running.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function requestText(method: string, body: string): string {
  const head = [`${method} /1 HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close'];
  if (body) head.push('Content-Type: application/json', `Content-Length: ${body.length}`);
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

async function ask(
  { certificate }: RunningServer,
  port: number,
  text: string,
): Promise<ServerFacts> {
  const socket = certificate
    ? tls.connect({ host: '127.0.0.1', port, ca: await readFile(certificate) })
    : net.connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('latin1').on('data', (part: string) => (answer += part));
  socket.write(text);
  const closes = await once(socket, 'end', { signal: AbortSignal.timeout(CLOSE_MS_MAX) }).then(
    () => true,
    (error: Error) => (error.name === 'AbortError' ? false : Promise.reject(error)),
  );
  socket.destroy();
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.\d (\d+)/.exec(head)?.[1]),
    body,
    echoesClose: /^connection: close$/im.test(head),
    closes,
  };
}
