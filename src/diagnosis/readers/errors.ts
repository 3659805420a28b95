import type { ErrorKind, PastedEvidence, Reader } from '../evidence.ts';

/** The texts of Node, OpenSSL, undici and the clients, most telling first: one line may hold several. */
const TEXTS: readonly (readonly [RegExp, ErrorKind])[] = [
  [/getaddrinfo (?:ENOTFOUND|EAI_AGAIN|ENODATA)|\bENOTFOUND\b|\bEAI_AGAIN\b/, 'name-not-found'],
  [
    /self[- ]signed certificate|certificate has expired|unable to (?:verify the first|get (?:local )?issuer) certificate|match certificate's altnames|\b(?:CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|ERR_TLS_CERT_ALTNAME_INVALID)\b/i,
    'certificate',
  ],
  [
    /before secure TLS connection was established|\bEPROTO\b|SSL routines:|ERR_SSL_|ERR_TLS_/i,
    'tls-cut',
  ],
  [/premature close|ERR_STREAM_PREMATURE_CLOSE/i, 'premature-close'],
  [/connect ECONNREFUSED|ECONNREFUSED.*\bconnect\b|AggregateError \[ECONNREFUSED\]/, 'refused'],
  [/connect ECONNRESET/, 'connect-reset'],
  [
    /connect ETIMEDOUT|AggregateError \[ETIMEDOUT\]|UND_ERR_CONNECT_TIMEOUT|Connect Timeout Error/,
    'connect-timeout',
  ],
  [/read ETIMEDOUT/, 'read-timeout'],
  [/other side closed|UND_ERR_SOCKET/, 'other-side-closed'],
  [
    /network timeout at:|The user aborted a request|(?:operation was aborted due to|[Tt]imeout of \d+ ?ms exceeded|ESOCKETTIMEDOUT|UND_ERR_HEADERS_TIMEOUT)/,
    'own-timeout',
  ],
  [/\b(?:Axios)?Error: aborted\b/, 'aborted'],
  [/write EPIPE/, 'write-pipe'],
  [/write ECONNRESET/, 'write-reset'],
  [/read ECONNRESET/, 'read-reset'],
  [/socket hang(?:s|ed|ing)? ?ups?\b|socket hung up/i, 'socket-hang-up'],
  [/\bfetch failed\b|\bTypeError: terminated\b/, 'fetch-failed'],
];

const CANDIDATE =
  /socket h[au]ng|ECONN|EPIPE|ETIMEDOUT|remature|secure TLS|EPROTO|SSL|ERR_TLS|side closed|UND_ERR|fetch failed|terminated|Connect Timeout|aborted|imeout (?:at|of)|ESOCKET|ENOTFOUND|EAI_AGAIN|ENODATA|certificate|_CERT/i;
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
