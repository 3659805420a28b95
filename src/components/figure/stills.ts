/**
 * The drawings of a figure that the page is built with, and their widths in pixels. The style sheet shows the one that
 * fits (race-figure.css has the limits): the widest is what most screens get, each stands until there is room for the
 * next. Where the reader touches the figure, it is drawn for exactly the room that there is.
 */
export const STILLS = [
  ['wide', 1108],
  ['middle', 900],
  ['narrow', 620],
  ['tall', 312],
] as const;
