import type { ErrorKind, PastedEvidence, Reader } from '../evidence.ts';

/** The texts of Node and undici, most telling first: one line may hold several. */
const TEXTS: readonly (readonly [RegExp, ErrorKind])[] = [
  [/before secure TLS connection was established/i, 'tls-cut'],
  [/premature close|ERR_STREAM_PREMATURE_CLOSE/i, 'premature-close'],
  [/connect ECONNREFUSED|ECONNREFUSED.*\bconnect\b/, 'refused'],
  [
    /connect ETIMEDOUT|AggregateError \[ETIMEDOUT\]|UND_ERR_CONNECT_TIMEOUT|Connect Timeout Error/,
    'connect-timeout',
  ],
  [/other side closed|UND_ERR_SOCKET/, 'other-side-closed'],
  [/write EPIPE/, 'write-pipe'],
  [/write ECONNRESET/, 'write-reset'],
  [/read ECONNRESET/, 'read-reset'],
  [/socket hang ups?\b/i, 'socket-hang-up'],
  [/\bfetch failed\b/, 'fetch-failed'],
];

const CANDIDATE =
  /socket hang|ECONN|EPIPE|ETIMEDOUT|remature|secure TLS|side closed|UND_ERR|fetch failed|Connect Timeout/i;
const REQUEST_TO = /request to (\S+) failed, reason/;

/** Texts of errors, wherever they stand in a line. */
export const readErrors: Reader = (lines) =>
  lines.flatMap((at): PastedEvidence[] => {
    if (!CANDIDATE.test(at.text)) return [];
    const found = TEXTS.find(([text]) => text.test(at.text));
    if (!found) return [];
    const url = REQUEST_TO.exec(at.text)?.[1];
    return [{ kind: 'error', at, error: found[1], ...(url ? { url } : {}) }];
  });
