import { bracketed, isMasked, type MaskKind } from './placeholders.ts';

/** A line of .npmrc, and npm's settings in the environment: `//registry.example/:_authToken=…`. */
const SETTING = /(:?_(?:authToken|auth|password)\s*=\s*)(["']?)([^\s"']+)/g;
/** Of .yarnrc.yml. */
const YARN_SETTING = /(npmAuth(?:Token|Ident)\s*:\s*)(["']?)([^\s"']+)/g;
const TOKEN = /\bnpm_[A-Za-z0-9]{20,}/g;

export const NPM_TOKENS: MaskKind = {
  id: 'npm-token',
  words: ['npm token', 'npm tokens'],
  mask(text, placeholders) {
    const name = (value: string) => bracketed(placeholders, 'npm-token', value);
    // A name of an environment variable is no secret, and says how the token gets there.
    const setting = (whole: string, before: string, quote: string, value: string) =>
      /^\$\{?\w+\}?$/.test(value) || isMasked(value) ? whole : `${before}${quote}${name(value)}`;
    return text.replace(SETTING, setting).replace(YARN_SETTING, setting).replace(TOKEN, name);
  },
};
