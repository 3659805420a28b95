import type { Found } from '../reading/looks.ts';

/** What a look found, after “finds”. */
export const FOUND_WORDS: Readonly<Record<Found, string>> = {
  nothing: 'nothing',
  fin: 'the FIN',
  rst: 'the RST',
  data: 'bytes that nobody asked for',
};
