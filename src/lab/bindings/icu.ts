import { checked, invalidData } from './encoding.ts';
import type { BindingFactory } from './environment.ts';
import { hostnameToAscii } from './hostname.ts';
import { bytesOf } from './string-bytes.ts';

/** ConverterObject's flags (src/node_i18n.h). */
const FLUSH = 1;
const FATAL = 2;
const IGNORE_BOM = 4;

/**
 * internalBinding('icu'): src/node_i18n.cc. The host's own Unicode tables take the place of ICU.
 */
export const icu: BindingFactory = (env) => ({
  getConverter(encoding: string, flags: number): TextDecoder | undefined {
    try {
      const options = { fatal: (flags & FATAL) !== 0, ignoreBOM: (flags & IGNORE_BOM) !== 0 };
      return new TextDecoder(encoding, options);
    } catch (error) {
      if (error instanceof RangeError) return undefined; // not an encoding of the host
      throw error;
    }
  },
  decode(
    converter: TextDecoder,
    bytes: ArrayBufferView | ArrayBuffer,
    flags: number,
    encoding: string,
  ) {
    const input = bytesOf(checked(bytes, 'input'));
    try {
      return converter.decode(input, { stream: (flags & FLUSH) === 0 });
    } catch (error) {
      throw invalidData(env, encoding, error);
    }
  },
  getStringWidth(string: string) {
    let width = 0;
    for (const character of string) width += columns(character);
    return width;
  },
  toASCII: hostnameToAscii,
  toUnicode(domain: string) {
    return domain;
  },
});

const ZERO_WIDTH = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;

/**
 * East Asian Wide and Fullwidth blocks (https://www.unicode.org/Public/UNIDATA/EastAsianWidth.txt).
 */
const WIDE_BLOCKS = [
  [0x1100, 0x115f], // Hangul Jamo
  [0x2e80, 0x303e], // CJK radicals, symbols
  [0x3041, 0xa4cf], // kana, CJK ideographs, Yi
  [0xa960, 0xa97f], // Hangul Jamo Extended-A
  [0xac00, 0xd7a3], // Hangul syllables
  [0xf900, 0xfaff], // CJK compatibility ideographs
  [0xfe10, 0xfe19], // vertical forms
  [0xfe30, 0xfe6f], // CJK compatibility forms
  [0xff01, 0xff60], // fullwidth forms
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd], // supplementary ideographs
] as const;

/** Columns of a terminal that a character takes: GetColumnWidth. */
function columns(character: string): 0 | 1 | 2 {
  const code = character.codePointAt(0) ?? 0;
  if (ZERO_WIDTH.test(character)) return 0;
  const isWide = WIDE_BLOCKS.some(([first, last]) => code >= first && code <= last);
  return isWide || EMOJI.test(character) ? 2 : 1;
}
