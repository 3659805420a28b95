/**
 * The drawings that a page is built with, and their widths in pixels. The style sheet shows the widest one that fits;
 * race-figure.css has the limits. On most screens that is the first. When the reader touches the figure, it is drawn
 * again for the exact width.
 */
export const STILLS = [
  ['wide', 1108],
  ['middle', 900],
  ['narrow', 620],
  ['tall', 312],
] as const;
