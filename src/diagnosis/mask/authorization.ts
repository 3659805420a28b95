import { replaceNamed } from './named-values.ts';
import { bracketed, isMasked, type MaskKind, type Placeholders } from './placeholders.ts';

/** The scheme of RFC 9110 §11.4 stays, because it is no secret. */
const SCHEME = /^(\w[\w-]*)\s+(?=\S)/;
/** A scheme and its credentials outside of a header. The word alone is English, so the rest must look like a key. */
const LOOSE = /\b(Bearer|Basic)(\s+)([A-Za-z0-9._~+/=-]{8,})/g;
/** Of curl: a name and a password. */
const CURL_USER = /((?:^|\s)(?:-u|--user|--proxy-user)[ =]+)(["']?)([^\s"']+:[^\s"']*)(?=\2)/g;
/** Schemes whose credentials have parts with quotes of their own (RFC 7616, AWS Signature 4, RFC 5849). */
const IN_PARTS =
  /((?:proxy-)?authorization\\*["']?\s*[:=]\s*\\*["']?)(Digest|AWS4-HMAC-SHA256|OAuth|Hawk|Signature)\s+([^\r\n]*)/gi;

export const AUTHORIZATION: MaskKind = {
  id: 'credentials',
  words: ['set of credentials', 'sets of credentials'],
  mask(text, placeholders) {
    const inParts = text.replace(
      IN_PARTS,
      (_, before: string, scheme: string, value: string) =>
        `${before}${scheme} ${bracketed(placeholders, 'credentials', value)}`,
    );
    return replaceNamed(
      inParts,
      '(?:proxy-)?authorization',
      (value) => masked(value, placeholders),
      true,
    )
      .replace(LOOSE, (whole, scheme: string, space: string, value: string) =>
        /^[a-z]+$|^[A-Z]?[a-z-]+$/.test(value)
          ? whole
          : `${scheme}${space}${bracketed(placeholders, 'credentials', value)}`,
      )
      .replace(
        CURL_USER,
        (_, before: string, quote: string, value: string) =>
          `${before}${quote}${bracketed(placeholders, 'credentials', value)}`,
      );
  },
};

function masked(value: string, placeholders: Placeholders): string {
  const scheme = SCHEME.exec(value)?.[1];
  const secret = scheme ? value.slice(scheme.length).trim() : value;
  if (isMasked(secret)) return value;
  const name = bracketed(placeholders, 'credentials', secret);
  return scheme ? `${scheme} ${name}` : name;
}
