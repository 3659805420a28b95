import { AUTHORIZATION } from './authorization.ts';
import { AWS_KEYS } from './aws-keys.ts';
import { COOKIES } from './cookies.ts';
import { HOME_FOLDERS } from './home-folders.ts';
import { HOSTS } from './hosts.ts';
import { IP_ADDRESSES } from './ip-addresses.ts';
import { JSON_WEB_TOKENS } from './json-web-tokens.ts';
import { MAIL_ADDRESSES } from './mail-addresses.ts';
import { NPM_TOKENS } from './npm-tokens.ts';
import { PASSWORDS_IN_ADDRESSES } from './passwords-in-addresses.ts';
import { type MaskKind, Placeholders } from './placeholders.ts';
import { PRIVATE_KEYS } from './private-keys.ts';
import { SECRET_VALUES } from './secret-values.ts';
import { TOKENS_IN_ADDRESSES } from './tokens-in-addresses.ts';

/** The larger things first: a cookie may hold a token, and an address a host. */
const KINDS: readonly MaskKind[] = [
  PRIVATE_KEYS,
  COOKIES,
  AUTHORIZATION,
  NPM_TOKENS,
  AWS_KEYS,
  JSON_WEB_TOKENS,
  SECRET_VALUES,
  PASSWORDS_IN_ADDRESSES,
  MAIL_ADDRESSES,
  TOKENS_IN_ADDRESSES,
  HOSTS,
  IP_ADDRESSES,
  HOME_FOLDERS,
];

/** Masks the texts of one case. The same thing has the same placeholder in all of them. */
export class Mask {
  readonly #placeholders = new Placeholders();

  /** A text without credentials, cookies, tokens, names of hosts and people. It reads like the one that came in. */
  text(text: string): string {
    return KINDS.reduce((masked, kind) => kind.mask(masked, this.#placeholders), text);
  }

  /** What has been replaced so far: `2 host names`, `1 npm token`. */
  replaced(): readonly string[] {
    return KINDS.flatMap(({ id, words: [one, many] }) => {
      const count =
        this.#placeholders.count(id) +
        (id === 'address' ? this.#placeholders.count('address6') : 0);
      return count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];
    });
  }
}
