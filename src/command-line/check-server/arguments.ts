import { parseArgs } from 'node:util';
import { UsageError } from '../usage.ts';

/** What is asked of a server. */
export interface ServerQuestion {
  readonly url: URL;
  readonly method: string;
  /** After this many milliseconds without a byte the server keeps the connection. For the first byte it has five times as long. */
  readonly waitMs: number;
  /** Certificates are not checked. */
  readonly insecure: boolean;
}

interface CheckServerOptions {
  readonly question?: ServerQuestion;
  readonly json: boolean;
  readonly help: boolean;
}

const WAIT_MS = 3_000;
const WAIT_MS_MAX = 60_000;

export const CHECK_SERVER_USAGE = `Asks a server to close, as node-fetch before 2.6.13 does, and says whether it does and whether it says so.

  npm run -s check-server -- http://localhost:8080/the/path/that/fails
  npm run -s check-server -- https://api.example/v1 --method POST

  --method POST    the method that fails (GET)
  --path /rpc      the path that fails, in place of that of the address
  --wait-ms 3000   how long it may take to close after its answer
  --insecure       do not check the certificate
  --json           one JSON object: verdict, statusLine, connection, close, closeMs, says

One request without a body is sent, and nothing else. Ask with the method and the path that fail: some servers say
close on error pages only.

Exit status: 0 it closes and does not say so, so it can be this bug; 1 it cannot be; 3 that cannot be told from its
answer; 2 there was no connection, or an option cannot be read.`;

/** @throws UsageError when there is no address, or an option cannot be read */
export function readCheckServerOptions(args: readonly string[]): CheckServerOptions {
  const { values, positionals } = parsed(args);
  const { json = false, help = false, insecure = false, method = 'GET', path } = values;
  if (help) return { json, help };
  const [address] = positionals;
  if (!address || positionals.length > 1)
    throw new UsageError('Name one address, for example http://localhost:8080/path.');
  if (!/^[A-Za-z]{1,20}$/.test(method))
    throw new UsageError(`“${method}” is no method; GET and POST are.`);
  return {
    question: {
      url: urlOf(address, path),
      method: method.toUpperCase(),
      waitMs: waitOf(values['wait-ms']),
      insecure,
    },
    json,
    help,
  };
}

function urlOf(address: string, path: string | undefined): URL {
  // `localhost:8080/x` has the form of an address with the scheme `localhost:`.
  const text = /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(text)) throw new UsageError(`“${address}” is no address.`);
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol))
    throw new UsageError(`${url.protocol}// is not asked; http:// and https:// are.`);
  if (path === undefined) return url;
  if (!path.startsWith('/')) throw new UsageError('A path begins with “/”.');
  return new URL(path, url);
}

function waitOf(text: string | undefined): number {
  if (text === undefined) return WAIT_MS;
  const waitMs = Number(text);
  if (!Number.isInteger(waitMs) || waitMs < 1 || waitMs > WAIT_MS_MAX)
    throw new UsageError(`--wait-ms takes a whole number from 1 to ${WAIT_MS_MAX}.`);
  return waitMs;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        method: { type: 'string' },
        path: { type: 'string' },
        'wait-ms': { type: 'string' },
        insecure: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
