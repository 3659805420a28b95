import { replaceAddresses } from './addresses.ts';
import { bracketed, type MaskKind, type Placeholders } from './placeholders.ts';

/** A path without its host: in a request line, and as the value of `path` or `url`. */
const REQUEST_LINE = /\b((?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT) )(\/[^\s"'<>()`\\]*)/g;
const PATH_VALUE =
  /(\b(?:path|url|uri|pathname|href)\\*["']?\s*[:=]\s*\\*["'])(\/[^\s"'<>()`\\]*)/gi;

/** Parameters whose value is a secret, or a person. */
const SECRET_PARAMETER =
  /token|key|secret|sig|auth|code|state|pass|pwd|session|sid|jwt|cred|nonce|otp|hash|mail|user|phone|account/i;

export const TOKENS_IN_ADDRESSES: MaskKind = {
  id: 'token',
  words: ['token in an address', 'tokens in addresses'],
  mask(text, placeholders) {
    const mask = (address: string) => withoutTokens(address, placeholders);
    const behind = (_: string, before: string, path: string) => before + mask(path);
    return replaceAddresses(text, (rest) => {
      const path = rest.search(/[/?#]/);
      return path < 0 ? rest : rest.slice(0, path) + mask(rest.slice(path));
    })
      .replace(REQUEST_LINE, behind)
      .replace(PATH_VALUE, behind);
  },
};

/** Path, query and fragment (RFC 3986 §3.3 to §3.5), with what looks random replaced. */
function withoutTokens(address: string, placeholders: Placeholders): string {
  const name = (value: string) => bracketed(placeholders, 'token', value);
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address) ?? [];
  const segments = path.split('/').map((segment) => (isToken(segment) ? name(segment) : segment));
  // The fragment of a package's address in a lock file is the hash of a public file.
  if (path.endsWith('.tgz') && rest.startsWith('#')) return segments.join('/') + rest;
  const parameters = rest.split(/([?&;#])/).map((part) => {
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(part) ?? [];
    if (value === '') return isToken(part) ? name(part) : part;
    return SECRET_PARAMETER.test(key) || !isPlain(value) ? `${key}=${name(value)}` : part;
  });
  return segments.join('/') + parameters.join('');
}

/** A short word or number, as `page=2` and `format=json` have. */
function isPlain(value: string): boolean {
  return /^[\w.,-]{0,12}$/.test(value) && !isToken(value) && !/^\d{6,}$/.test(value);
}

/** A file has a name that somebody gave it. */
const FILE = /\.(?:[cm]?[jt]sx?|json|tgz|html?|css|map|php|svg|png|wasm)$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a part of a path looks as if nobody had named it: a key, an id, a session. */
function isToken(segment: string): boolean {
  if (FILE.test(segment)) return false;
  // The name and token of a bot of Telegram.
  if (UUID.test(segment) || /\d{5,}:[\w-]{15,}/.test(segment)) return true;
  return (
    segment.split(/[-_.~:,@%]/).some(isRandom) ||
    (segment.length >= 32 && /^[\w-]+$/.test(segment) && !/^[a-z]+(?:[-_][a-z]+)+$/.test(segment))
  );
}

/** Letters and digits in turn, many digits, or more letters of both cases than a word has. */
function isRandom(part: string): boolean {
  if (/^\d+$/.test(part)) return part.length >= 6;
  const changes = part.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0;
  if (part.length >= 8 && changes >= 3) return true;
  if (/^[A-Z0-9]{8,}$/.test(part) && /\d/.test(part) && /[A-Z]/.test(part)) return true;
  if (/^[0-9a-f]{16,}$/i.test(part) && /\d/.test(part)) return true;
  return part.length >= 20 && /[a-z]/.test(part) && /[A-Z]/.test(part);
}
