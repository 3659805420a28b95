import type { MaskKind } from './placeholders.ts';

/** A name at a host with a dot. A version of a package has a digit there: `node-fetch@2.6.7`. */
const ADDRESS = /(?<![\w./:@+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,12}[a-z]{2,}(?![\w@/-])/gi;

export const MAIL_ADDRESSES: MaskKind = {
  id: 'person',
  words: ['mail address', 'mail addresses'],
  mask: (text, placeholders) =>
    text.replace(ADDRESS, (address) =>
      /@(?:[\w-]+\.)*example(?:\.(?:com|net|org))?$|^git@/.test(address)
        ? address
        : placeholders.of(
            'person',
            address.toLowerCase(),
            (count) => `person-${count}@mail.example`,
          ),
    ),
};
