import type { ServerQuestion } from './arguments.ts';
import type { ServerAnswer } from './ask.ts';

/** What the command prints. */
interface ServerCheck {
  readonly verdict: 'can-be-this-bug' | 'cannot-be-this-bug' | 'cannot-tell' | 'no-connection';
  /** `HTTP/1.1 200 OK`; absent when the answer is no HTTP/1. */
  readonly statusLine?: string;
  /** The Connection header of the answer. */
  readonly connection?: string;
  readonly close: 'closes' | 'resets' | 'stays-open' | 'no-answer' | 'no-connection';
  /** Milliseconds from the last byte of the answer to its end. */
  readonly closeMs?: number;
  readonly says: string;
}

/** What an answer means for this bug. */
export function checkOf(answer: ServerAnswer, question: ServerQuestion): ServerCheck {
  const { end, text } = answer;
  if (end.kind === 'no-connection')
    return {
      verdict: 'no-connection',
      close: end.kind,
      says: withoutConnection(end.code, question),
    };
  const { statusLine, version, connection } = headOf(text);
  const closeMs = 'afterMs' in end ? end.afterMs : undefined;
  return {
    ...conclusion({ version, connection, close: end.kind, text }, question),
    ...(statusLine ? { statusLine } : {}),
    ...(connection === undefined ? {} : { connection }),
    close: end.kind,
    ...(closeMs === undefined ? {} : { closeMs: Math.round(closeMs * 10) / 10 }),
  };
}

function headOf(text: string) {
  const [statusLine = '', ...fields] = (text.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const version = /^HTTP\/(1\.[01]) \d/.exec(statusLine)?.[1];
  const connection = fields
    .map((line) => /^connection:\s*(.*)$/i.exec(line)?.[1])
    .find((value) => value !== undefined);
  return { statusLine: version ? statusLine : undefined, version, connection };
}

interface Seen {
  readonly version: string | undefined;
  readonly connection: string | undefined;
  readonly close: ServerCheck['close'];
  readonly text: string;
}

function conclusion(
  { version, connection, close, text }: Seen,
  { url, waitMs }: ServerQuestion,
): Pick<ServerCheck, 'verdict' | 'says'> {
  if (!version) return { verdict: 'cannot-tell', says: withoutHttp(text, close, url) };
  if (/\bclose\b/i.test(connection ?? ''))
    return {
      verdict: 'cannot-be-this-bug',
      says: 'It says that it closes. Not this bug: Node drops the socket.',
    };
  if (version === '1.0' && !/keep-alive/i.test(connection ?? ''))
    return {
      verdict: 'cannot-be-this-bug',
      says: 'HTTP/1.0. Not this bug: Node does not keep such a connection.',
    };
  if (close === 'stays-open')
    return {
      verdict: 'cannot-be-this-bug',
      says: `It did not close within ${waitMs / 1_000} s. Not this bug on this path.`,
    };
  return {
    verdict: 'can-be-this-bug',
    says: 'It closes and does not say so. It can be this bug.',
  };
}

/** The first bytes tell some other protocols. */
function withoutHttp(text: string, close: ServerCheck['close'], { protocol }: URL): string {
  if (close === 'no-answer')
    return 'It accepted the connection and did not answer. Is this the address that fails? Else give it longer with --wait-ms.';
  if (text === '')
    return protocol === 'http:'
      ? 'It closed without an answer. If it speaks TLS, ask with https://.'
      : 'It closed without an answer, so this tells nothing.';
  if (isTlsRecord(text)) return 'It answered with TLS. Ask with https:// in place of http://.';
  if (text.startsWith('\0\0') || /^PRI \*/.test(text))
    return 'It speaks HTTP/2 only, which node-fetch does not. This tells nothing.';
  return 'What it answered is no HTTP/1. This tells nothing: is it the address that fails?';
}

/** A record of TLS begins with its type, 20 to 23, and the version 3 (RFC 8446 §5.1). */
function isTlsRecord(text: string): boolean {
  const type = text.charCodeAt(0);
  return type >= 20 && type <= 23 && text.charCodeAt(1) === 3;
}

const REFUSALS: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'nobody listens there. Is the server running, and on this port? For localhost try 127.0.0.1 and [::1].',
  ENOTFOUND: 'the name is not known. Is it spelled right, and is this the network that knows it?',
  EAI_AGAIN: 'the name server did not answer.',
  ECONNRESET:
    'it was reset while it was being opened. With https://, does the server speak TLS on this port?',
  ETIMEDOUT: 'nothing answered. A firewall may drop it.',
  EHOSTUNREACH: 'the host cannot be reached.',
  ENETUNREACH: 'the network cannot be reached.',
};

function withoutConnection(code: string, { url }: ServerQuestion): string {
  const known = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
  if (known) return `No connection to ${url.host} (${code}): ${known}`;
  if (/CERT|SIGNED|ISSUER|ALTNAME/.test(code))
    return `The certificate of ${url.host} is not trusted (${code}). Ask with --insecure, or name its authority: NODE_EXTRA_CA_CERTS=ca.pem.`;
  if (/SSL|TLS|EPROTO/.test(code))
    return `No TLS with ${url.host} (${code}). Does it speak plain http:// on this port?`;
  return `No connection to ${url.host} (${code}).`;
}

const CLOSES: Readonly<Record<ServerCheck['close'], string>> = {
  closes: 'closes',
  resets: 'closes with a reset',
  'stays-open': 'stays open',
  'no-answer': 'no answer',
  'no-connection': 'no connection',
};

/** The answer as one reads it in a terminal. */
export function checkText(check: ServerCheck): string {
  const { statusLine, connection, close, closeMs, says, verdict } = check;
  if (verdict === 'no-connection') return says;
  const later = closeMs === undefined ? '' : `, ${closeMs.toFixed(1)} ms after its last byte`;
  return [
    `Status line: ${statusLine ?? 'none that is HTTP/1'}`,
    `Connection:  ${connection ?? 'not said'}`,
    `Close:       ${CLOSES[close]}${later}`,
    '',
    says,
  ].join('\n');
}

/** The status of a process for a check. */
export function exitStatusOfCheck({ verdict }: ServerCheck): 0 | 1 | 2 | 3 {
  switch (verdict) {
    case 'can-be-this-bug':
      return 0;
    case 'cannot-be-this-bug':
      return 1;
    case 'no-connection':
      return 2;
    case 'cannot-tell':
      return 3;
  }
}
