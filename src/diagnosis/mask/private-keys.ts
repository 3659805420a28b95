import { bracketed, type MaskKind } from './placeholders.ts';

/** A key in PEM (RFC 7468 §2), also in a JSON string or cut off before its end. Certificates are public. */
const PEM =
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|[\w+/=\s\\:,-]*)/g;

export const PRIVATE_KEYS: MaskKind = {
  id: 'private-key',
  words: ['private key', 'private keys'],
  mask: (text, placeholders) =>
    text.replace(PEM, (key) => bracketed(placeholders, 'private-key', key)),
};
