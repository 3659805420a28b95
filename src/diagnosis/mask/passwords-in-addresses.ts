import { replaceAddresses } from './addresses.ts';
import { bracketed, type MaskKind } from './placeholders.ts';

/** What stands before the host (RFC 3986 §3.2.1): a name and a password, or a token alone. */
const USER = /^([^/@?#]+)@/;
/** The user of every public repository. */
const PUBLIC_USER = 'git';

export const PASSWORDS_IN_ADDRESSES: MaskKind = {
  id: 'login',
  words: ['login in an address', 'logins in addresses'],
  mask: (text, placeholders) =>
    replaceAddresses(text, (rest) =>
      rest.replace(USER, (whole, user: string) =>
        user === PUBLIC_USER || /^\[login-\d+\]$/.test(user)
          ? whole
          : `${bracketed(placeholders, 'login', user)}@`,
      ),
    ),
};
