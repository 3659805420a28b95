import { group, type Shape, shape } from '../svg.ts';
import { type Face, textWidth } from '../text-width.ts';

/** How a text of a card is set. Classes are those of card-looks.ts. */
interface Setting {
  readonly px: number;
  readonly className: string;
  readonly face?: Face;
  readonly anchor?: 'end';
}

/** One line of text. `y` is its baseline. */
export function textLine(text: string, x: number, y: number, setting: Setting): Shape {
  const { px, className, anchor } = setting;
  return shape(
    'text',
    { class: `card ${className}`, x, y, 'font-size': px, 'text-anchor': anchor },
    text,
  );
}

/** Lines of text below each other. @param leading from one baseline to the next, in pixels */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  leading: number,
  setting: Setting,
): Shape {
  return group(
    '',
    lines.map((line, index) => textLine(line, x, y + index * leading, setting)),
  );
}

/** Breaks a text into lines of at most `width` pixels. A word that is longer than a line is broken, as an address is. */
function wrapped(text: string, width: number, px: number, face: Face = 'sans'): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width, px, face))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, face, px) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number, px: number, face: Face): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && textWidth(piece + character, face, px) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** The largest of the sizes at which the text has at most that many lines, with these lines. The last size is cut. */
export function fitted(
  text: string,
  width: number,
  sizes: readonly number[],
  linesMax: number,
): { readonly px: number; readonly lines: readonly string[] } {
  for (const px of sizes) {
    const lines = wrapped(text, width, px);
    if (lines.length <= linesMax) return { px, lines };
  }
  const px = sizes.at(-1) ?? 0;
  const [...lines] = wrapped(text, width, px).slice(0, linesMax);
  const last = lines.pop() ?? '';
  return { px, lines: [...lines, `${shortened(last, width, px)}…`] };
}

function shortened(line: string, width: number, px: number): string {
  let text = line;
  while (text !== '' && textWidth(`${text}…`, 'sans', px) > width) text = text.slice(0, -1);
  return text.trimEnd();
}
