/**
 * An error that reads like this bug's and has another cause. Each is a section of /look-alikes/.
 */
interface LookAlike {
  /**
   * Its anchor, `/look-alikes/#<id>`, and the name of the verdict that points to it. Links contain
   * it, so it never changes, and a section that is removed leaves its anchor.
   */
  readonly id: string;
  readonly title: string;
  /** What the reader sees, in one line: the text of the error, and when it comes. */
  readonly sees: string;
  /** The command that tells this cause from others. */
  readonly next: string;
}

/** A heading of the page with the look-alikes under it. */
interface LookAlikeGroup {
  readonly title: string;
  readonly entries: readonly LookAlike[];
}

/** Asks a server with curl whether it says that it closes. `$URL` is the address that fails. */
export const CURL = "curl --http1.1 -sD- -o /dev/null -H 'Connection: close' $URL";

/** All look-alikes, in the order of the page. */
export const LOOK_ALIKES: readonly LookAlikeGroup[] = [
  {
    title: 'This bug, without node-fetch in the trace',
    entries: [
      {
        id: 'own-header',
        title: 'Something else sends Connection: close',
        sees: 'socket hang up on the second request; node-fetch is new, or not there',
        next: `grep -rlEi "connection['\\"].{1,60}['\\"]close['\\"]" src node_modules --include='*.js'`,
      },
      {
        id: 'renamed-fork',
        title: 'A copy of node-fetch under another name',
        sees: 'FetchError at line 1502, or `npm ls node-fetch` prints (empty)',
        next: 'npm ls node-fetch @supabase/node-fetch node-fetch-npm minipass-fetch',
      },
      {
        id: 'shared-pool',
        title: 'Another package is handed the dying socket',
        sees: 'axios or got hangs up, just after node-fetch has called the same server',
        next: 'npm ls node-fetch',
      },
    ],
  },
  {
    title: 'The server, or something before it, ended the connection',
    entries: [
      {
        id: 'closes-anyway',
        title: 'It closes after each response, unasked',
        sees: 'every second request fails within milliseconds, with a fixed node-fetch (line 1501)',
        next: 'node check-server.mjs $URL',
      },
      {
        id: 'idle-race',
        title: 'It ends an idle connection, just as you use it',
        sees: 'now and then, after a pause: socket hang up, read ECONNRESET or write EPIPE',
        next: 'curl -sD- -o /dev/null $URL | grep -i keep-alive',
      },
      {
        id: 'idle-reset',
        title: 'Something on the way forgot an idle connection',
        sees: 'read ECONNRESET or ETIMEDOUT after minutes of silence',
        next: 'curl -sD- -o /dev/null $URL | grep -iE "^(via|server)"',
      },
      {
        id: 'server-cut',
        title: 'It cuts a request that takes too long',
        sees: 'socket hang up the same number of seconds after the request was sent, every time',
        next: 'time curl -sS -m 120 -o /dev/null $URL',
      },
      {
        id: 'early-response',
        title: 'It answers before it has read the body',
        sees: 'write EPIPE or write ECONNRESET on a large POST; the server says 413 or 401',
        next: 'curl -sS -D- -o /dev/null -X POST --data-binary @body.bin $URL',
      },
      {
        id: 'server-says-close',
        title: 'It says Connection: close, and fails all the same',
        sees: 'now and then, often under load; the response has Connection: close',
        next: CURL,
      },
      {
        id: 'http-1.0',
        title: 'It speaks HTTP/1.0, or HTTP/2',
        sees: 'no Connection header in the response, and HTTP/1.0 or HTTP/2 in its first line',
        next: CURL,
      },
      {
        id: 'node-18',
        title: 'Node 18 or older, with its own agent',
        sees: 'node -v prints v18 or less; no agent with keepAlive: true',
        next: 'node -v',
      },
    ],
  },
  {
    title: 'Tests',
    entries: [
      {
        id: 'test-server',
        title: 'A server that is started anew for each test',
        sees: 'jest, mocha, supertest: ECONNRESET or socket hang up in some tests, from Node 19 on',
        next: 'npx jest --runInBand',
      },
      {
        id: 'server-close',
        title: 'server.close() ends idle connections',
        sees: 'read ECONNRESET after server.close(), on Node 18.18 to 18.20.2 or 19 and later',
        next: 'node -v',
      },
    ],
  },
  {
    title: 'Your own side gave up',
    entries: [
      {
        id: 'own-timeout',
        title: 'A timeout of your own, or of a proxy of yours',
        sees: 'socketCloseListener in the trace; “Failed to proxy”; the server logs 200 later',
        next: 'time curl -s -o /dev/null $URL',
      },
    ],
  },
  {
    title: 'The body ended too early: Premature close',
    entries: [
      {
        id: 'premature-close-2026',
        title: 'Node 22.23.0, 24.17.0 or 26.3.1, with node-fetch 2',
        sees: 'ERR_STREAM_PREMATURE_CLOSE or “Premature close” since a Node update of June 2026',
        next: 'node -v',
      },
      {
        id: 'truncated-body',
        title: 'The stream really was cut',
        sees: 'Premature close on any other release, often of a stream that takes long',
        next: 'curl -sSN -o /dev/null $URL; echo "curl says $?"',
      },
    ],
  },
  {
    title: 'There was no connection yet',
    entries: [
      {
        id: 'connect-refused',
        title: 'ECONNREFUSED: nobody listens there',
        sees: 'connect ECONNREFUSED ::1:3000, or 127.0.0.1; connect ECONNRESET',
        next: 'curl -sS http://127.0.0.1:3000/',
      },
      {
        id: 'name-not-found',
        title: 'ENOTFOUND, EAI_AGAIN: the name was not found',
        sees: 'getaddrinfo ENOTFOUND api.example, or getaddrinfo EAI_AGAIN',
        next: `node -e 'require("dns").lookup(process.argv[1], console.log)' $HOST`,
      },
      {
        id: 'connect-timeout',
        title: 'ETIMEDOUT while connecting',
        sees: 'connect ETIMEDOUT, AggregateError, UND_ERR_CONNECT_TIMEOUT',
        next: 'node --network-family-autoselection-attempt-timeout=1000 app.js',
      },
      {
        id: 'tls-handshake',
        title: 'The TLS handshake was cut',
        sees: 'Client network socket disconnected before secure TLS connection was established',
        next: 'openssl s_client -connect $HOST:443 -servername $HOST </dev/null',
      },
      {
        id: 'certificate',
        title: 'The certificate was refused',
        sees: 'self-signed certificate, unable to verify the first certificate, CERT_HAS_EXPIRED',
        next: 'openssl s_client -connect $HOST:443 -servername $HOST </dev/null',
      },
    ],
  },
  {
    title: 'Another client, another runtime',
    entries: [
      {
        id: 'built-in-fetch',
        title: 'fetch failed, cause: other side closed',
        sees: 'TypeError: fetch failed, with UND_ERR_SOCKET on error.cause',
        next: 'curl -sD- -o /dev/null $URL | grep -i keep-alive',
      },
      {
        id: 'npm-cli',
        title: 'npm itself: npm error socket hang up',
        sees: 'npm install ends with “network … socket hang up”; minipass-fetch in the trace',
        next: 'npm ping --loglevel verbose',
      },
      {
        id: 'other-runtime',
        title: 'Bun and Deno',
        sees: 'the program runs with bun or deno, or the server does',
        next: 'bun --version; deno --version',
      },
    ],
  },
  {
    title: 'No error at all',
    entries: [
      {
        id: 'does-not-end',
        title: 'It does not end',
        sees: 'the program has done its work and does not exit for some seconds, on Node 19 and later',
        next: 'node -v',
      },
    ],
  },
];

/** @throws Error when there is no such look-alike */
export function lookAlikeOf(id: string): LookAlike {
  const found = LOOK_ALIKES.flatMap(({ entries }) => entries).find((each) => each.id === id);
  if (!found) throw new Error(`There is no look-alike “${id}”`);
  return found;
}
