import { type Shape, shape } from '../svg.ts';
import type { Looks } from './looks.ts';
import { siteMark } from './marks.ts';
import { painted } from './painted.ts';

/** The size that a phone asks for when the site is put on its home screen. */
const ICON_PX = 180;
const MARGIN_PX = 30;

/** The mark on paper. A phone rounds its corners. */
export function phoneIcon(looks: Looks): Shape {
  const svg = { xmlns: 'http://www.w3.org/2000/svg', width: ICON_PX, height: ICON_PX };
  return painted(
    shape(
      'svg',
      { ...svg, viewBox: `0 0 ${ICON_PX} ${ICON_PX}` },
      shape('rect', { class: 'paper', x: 0, y: 0, width: ICON_PX, height: ICON_PX }),
      siteMark(MARGIN_PX, MARGIN_PX, ICON_PX - 2 * MARGIN_PX),
    ),
    looks,
  );
}
