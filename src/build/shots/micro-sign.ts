import { type Shape, shape } from '../../figures/svg.ts';
import { textWidth } from '../../figures/text-width.ts';

/**
 * The sans has no µ. A browser takes this one letter from another font; the renderer of the PNGs sets the whole text in
 * the mono for its sake. So each text with a µ is set here in pieces, each at its own place, with the letter in the mono.
 */
export function withMicroSign(picture: Shape): Shape {
  if (picture.tag === 'text' && isInSans(picture)) return inPieces(picture);
  const children = picture.children.map((child) =>
    typeof child === 'string' ? child : withMicroSign(child),
  );
  return { ...picture, children };
}

function isInSans({ attributes, children }: Shape): boolean {
  const [text] = children;
  const isSans = attributes['font-family']?.includes('Instrument Sans') ?? false;
  return isSans && typeof text === 'string' && text.includes('µ');
}

/** The widths that a layout uses are those of the bold; the regular has narrower letters. */
const REGULAR = 0.96;

function inPieces(text: Shape): Shape {
  const { attributes } = text;
  const px = Number(attributes['font-size']);
  const scale = attributes['font-weight'] === '700' ? 1 : REGULAR;
  const pieces = String(text.children[0]).split(/(µ)/);
  const widths = pieces.map((piece) =>
    piece === 'µ' ? textWidth(piece, 'mono', px) : textWidth(piece, 'sans', px) * scale,
  );
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const { 'text-anchor': anchor, ...kept } = attributes;
  let x =
    Number(attributes['x']) - (anchor === 'end' ? whole : anchor === 'middle' ? whole / 2 : 0);
  const children = pieces.map((piece, index) => {
    const family = piece === 'µ' ? "'Commit Mono'" : undefined;
    const placed = shape('tspan', { x, 'font-family': family }, piece);
    x += widths[index] ?? 0;
    return placed;
  });
  return { ...text, attributes: kept, children };
}
