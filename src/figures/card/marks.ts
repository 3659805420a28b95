import { group, line, polyline, rect, type Shape, shape } from '../svg.ts';
import { textWidth } from '../text-width.ts';
import { textLine } from './text.ts';

/** The sign of a verdict: what the run did, or that another timing would change it. */
export type Sign = 'ok' | 'failed' | 'depends' | 'none';

type Point = readonly [x: number, y: number];

/** A drawing with the room that it takes. */
interface Sized {
  readonly shape: Shape;
  readonly width: number;
}

/**
 * A verdict as the site shows it: a failure is filled, a success is outlined. What depends on timing has the race window
 * at its left end, with the mark of the request on its edge.
 * @param px size of its letters; everything else follows from it
 */
export function chip(sign: Sign, text: string, x: number, y: number, px: number): Sized {
  const height = chipHeight(px);
  const start = sign === 'none' ? 0.55 : sign === 'depends' ? 1.95 : 1.7;
  const width = px * (start + 0.6) + textWidth(text, 'sans', px);
  const tone = sign === 'failed' ? 'on-race' : '';
  const middle = y + height / 2;
  return {
    width,
    shape: group('', [
      ...(sign === 'depends' ? windowEnd(x, y, px * 0.95, height) : []),
      shape('rect', { class: `chip ${sign}`, x, y, width, height, rx: px / 7 }),
      ...signOf(sign, x, middle, px),
      textLine(text, x + px * start, middle + px * 0.35, { px, className: `bold ${tone}` }),
    ]),
  };
}

export function chipHeight(px: number): number {
  return px * 1.65;
}

function signOf(sign: Sign, x: number, y: number, px: number): Shape[] {
  const at = (dx: number, dy: number) => [x + px * (0.95 + dx), y + px * dy] as const;
  switch (sign) {
    case 'none':
      return [];
    case 'failed':
      return [
        polyline('sign failed', [at(-0.3, -0.3), at(0.3, 0.3)]),
        polyline('sign failed', [at(-0.3, 0.3), at(0.3, -0.3)]),
      ];
    case 'ok':
      return [polyline('sign', [at(-0.36, 0.03), at(-0.12, 0.3), at(0.38, -0.28)])];
    case 'depends': {
      const [cx, cy] = at(0, 0);
      const r = px * 0.38;
      return [
        shape('circle', { class: 'ring', cx, cy, r }),
        shape('path', { class: 'half', d: `M${cx},${cy - r}a${r},${r} 0 0 0 0,${2 * r}z` }),
      ];
    }
  }
}

/** Hatched as the race window, with its edge at the right. */
function windowEnd(x: number, y: number, width: number, height: number): Shape[] {
  return [
    rect('window-part', x, y, width, height),
    ...hatching(x, y, width, height, 7),
    line('window-side', x + width, y, x + width, y + height),
  ];
}

/** 45° lines that stay within a box. A pattern would need an id, and a document may have several cards. */
export function hatching(
  x: number,
  y: number,
  width: number,
  height: number,
  gap: number,
): Shape[] {
  const lines: Shape[] = [];
  for (let sum = gap; sum < width + height; sum += gap) {
    const [left, low] = sum < height ? [0, sum] : [sum - height, height];
    const [right, high] = sum < width ? [sum, 0] : [width, sum - width];
    lines.push(line('hatch-part', x + left, y + low, x + right, y + high));
  }
  return lines;
}

/** The site’s mark, in a square of `size` pixels. The drawing is that of public/icon.svg. */
export function siteMark(x: number, y: number, size: number): Shape {
  const at = (px: number, py: number) => [x + (px * size) / 24, y + (py * size) / 24] as const;
  const stroke = (className: string, width: number, ...[from, to]: readonly Point[]) =>
    shape('path', {
      class: className,
      d: `M${from}L${to}`,
      'stroke-width': (width * size) / 24,
    });
  const [cx, cy] = at(13.5, 17);
  return group('', [
    stroke('mark-race', 2, at(7, 1), at(7, 23)),
    stroke('mark-race', 2, at(18, 1), at(18, 23)),
    stroke('mark-race', 1.2, at(7, 8), at(12, 3)),
    stroke('mark-race', 1.2, at(7, 14), at(18, 3)),
    stroke('mark-race', 1.2, at(7, 20), at(18, 9)),
    stroke('mark-race', 1.2, at(12, 21), at(18, 15)),
    stroke('mark-ink', 2, at(0, 17), at(24, 17)),
    shape('circle', { class: 'dot', cx, cy, r: (3.8 * size) / 24 }),
  ]);
}
