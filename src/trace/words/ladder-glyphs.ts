/** The characters of which a ladder is drawn. */
export interface Glyphs {
  readonly ascii: boolean;
  readonly dash: string;
  readonly left: string;
  readonly right: string;
  readonly hatch: string;
  readonly ellipsis: string;
}

export function glyphsOf(ascii: boolean): Glyphs {
  return ascii
    ? { ascii, dash: '-', left: '<', right: '>', hatch: '#', ellipsis: '...' }
    : { ascii, dash: '─', left: '◀', right: '▶', hatch: '▒', ellipsis: '…' };
}

/** The same text in ASCII. It replaces the other characters that this site's words use. */
export function plain(text: string): string {
  return text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll('µ', 'u')
    .replaceAll('→', '->')
    .replaceAll('…', '...')
    .replaceAll(/[^\t\n\r -~]/g, '?');
}
