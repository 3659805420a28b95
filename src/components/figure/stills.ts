import { WIDE_FROM_PX } from '../../figures/run/picture-options.ts';
import { STILL_WIDTHS } from './still-widths.ts';

/** The drawings that a page is built with: the name of each in the markup, and its width in pixels. */
export const STILLS = STILL_WIDTHS.map((width) => [String(width), width] as const);

/** The drawings of a run that a reader sees only without script, and only after a choice. They are not scaled. */
export const FEW_STILLS = STILLS.filter(([, width]) => [272, WIDE_FROM_PX, 788].includes(width));
