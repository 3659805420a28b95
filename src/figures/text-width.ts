/**
 * Advance widths of the sans face, in hundredths of an em, for the characters from space to tilde. With them a layout
 * can keep labels apart without a browser. They were measured in Chromium on Instrument Sans 5.3.0 at weight 700,
 * because that is the wider weight; `MONO` was measured on Commit Mono 5.3.0.
 */
const SANS = (
  '20 29 45 73 65 79 79 24 35 35 42 53 25 46 25 32 69 39 57 59 63 59 63 58 61 63 29 29 51 53 51 59 ' +
  '87 74 64 75 76 64 60 77 74 25 43 72 59 91 74 80 67 81 67 65 68 71 74 108 72 71 63 46 45 46 55 52 ' +
  '35 55 63 56 63 58 38 63 62 26 27 57 27 95 62 60 63 63 40 51 42 59 54 73 60 54 51 46 24 40 55'
)
  .split(' ')
  .map(Number);

/** No other character (µ, ≠, −) is wider than this, except the ellipsis. */
const SANS_OTHER = 60;
const ELLIPSIS = 78;
const MONO = 60;

export type Face = 'sans' | 'mono';

/** The width of a text in pixels, or a little more than that. */
export function textWidth(text: string, face: Face, sizePx: number): number {
  let hundredths = 0;
  for (const character of text) hundredths += face === 'mono' ? MONO : sansAdvance(character);
  return (hundredths * sizePx) / 100;
}

function sansAdvance(character: string): number {
  if (character === '…') return ELLIPSIS;
  return SANS[character.charCodeAt(0) - 0x20] ?? SANS_OTHER;
}
