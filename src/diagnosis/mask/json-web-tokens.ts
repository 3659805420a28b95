import { bracketed, type MaskKind } from './placeholders.ts';

/** Three parts in base64url, or five when encrypted; the first begins with `{"` (RFC 7519 §3, RFC 7516 §3.1). */
const TOKEN = /\beyJ[\w-]{5,}(?:\.[\w-]+){1,4}/g;

export const JSON_WEB_TOKENS: MaskKind = {
  id: 'jwt',
  words: ['JSON Web Token', 'JSON Web Tokens'],
  mask: (text, placeholders) =>
    text.replace(TOKEN, (token) => bracketed(placeholders, 'jwt', token)),
};
