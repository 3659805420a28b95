import { replaceNamed } from './named-values.ts';
import { bracketed, type MaskKind } from './placeholders.ts';

/** Several cookies in one list, as Node prints `set-cookie` and as a HAR file keeps them. */
const LISTS = /((?:set-cookie|"cookies)\\*["']?\s*:\s*\[)([^\]]+)(?=\])/gi;
/** Of curl: cookies in the command. */
const CURL_COOKIES = /((?:^|\s)(?:-b|--cookie)[ =]+)(["'])([^"'\r\n]*=[^"'\r\n]*)(?=\2)/g;

export const COOKIES: MaskKind = {
  id: 'cookies',
  words: ['cookie header', 'cookie headers'],
  mask(text, placeholders) {
    const name = (value: string) => bracketed(placeholders, 'cookies', value.trim());
    const lists = text.replace(LISTS, (whole, before: string, list: string) =>
      /^\s*$|^["'\s[]*cookies-\d+$/.test(list) ? whole : `${before} "${name(list)}" `,
    );
    return replaceNamed(lists, '(?:set-)?cookie2?', name, true).replace(
      CURL_COOKIES,
      (_, before: string, quote: string, value: string) => `${before}${quote}${name(value)}`,
    );
  },
};
