import { WIDE_FROM_PX } from '../../figures/run/picture-options.ts';

/**
 * The widths at which a figure is drawn, in pixels. The widest that fits is scaled up to fill its box, by a fifth at most,
 * so that letters of 12 px are never larger than 14.4. A page is built with a drawing of each width, and the style sheet
 * shows one of them (race-figure.css has the same widths). When the reader touches the figure, the script draws at the same
 * width, so that nothing jumps.
 */
export const STILL_WIDTHS = [272, 326, 391, WIDE_FROM_PX, 566, 668, 788, 930, 1098] as const;

/** The width at which a figure is drawn in a box of this width. */
export function stillWidthFor(boxPx: number): number {
  return STILL_WIDTHS.findLast((width) => width <= boxPx) ?? STILL_WIDTHS[0];
}
