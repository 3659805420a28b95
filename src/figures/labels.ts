import { type Shape, shape } from './svg.ts';
import { type Face, textWidth } from './text-width.ts';

/** Letters inside a picture, in pixels: 12 reads well and is small enough to fit. Never scaled. */
const LABEL_PX = 12;
/** Air between one label and the next, or what is drawn beside it. */
const AIR_PX = 3;
/** How far letters reach above and below their baseline, in pixels at that size. */
const ASCENT_PX = 9.5;
const DESCENT_PX = 3;

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A text with a place to go. `x` is its anchor, `y` its baseline. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Besides `label`, which all have: colour and weight. */
  readonly className: string;
  readonly face: Face;
}

export function label(
  text: string,
  x: number,
  y: number,
  { anchor = 'start', className = '', face = 'sans' }: Partial<Label> = {},
): Label {
  return { text, x, y, anchor, className, face };
}

export function boxOf({ text, x, y, anchor, face }: Label): Rectangle {
  const width = textWidth(text, face, LABEL_PX);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - ASCENT_PX, right: left + width, bottom: y + DESCENT_PX };
}

export function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
}

export function labelShape({ text, x, y, anchor, className, face }: Label, key?: string): Shape {
  return shape(
    'text',
    {
      key,
      class: ['label', face === 'mono' ? 'mono' : '', className].filter(Boolean).join(' '),
      x,
      y,
      'text-anchor': anchor === 'start' ? undefined : anchor,
    },
    text,
  );
}

/**
 * Hands out room for labels, first come, first served: no two labels overlap, and none covers what must stay
 * visible. The layout asks in the order of importance, and offers for each thing the ways to say it, from the
 * fullest to the shortest; what finds no room is left out, for the words beneath the picture say it anyway.
 */
export class LabelBoard {
  /** Every label that found room. */
  readonly placed: Label[] = [];
  readonly #taken: Rectangle[] = [];
  readonly #bounds: Rectangle;

  constructor(bounds: Rectangle) {
    this.#bounds = bounds;
  }

  /** Keeps labels off a part of the drawing. */
  block(box: Rectangle): void {
    this.#taken.push(box);
  }

  /** A label with a place of its own, which nothing can dispute. */
  put(one: Label): Label {
    this.#take(one);
    return one;
  }

  /**
   * The first of the ways for which there is room for all of its lines; empty when there is none.
   * @param within further limits, for what has to stay inside something drawn
   */
  fit(ways: readonly (readonly Label[])[], within: Rectangle = this.#bounds): readonly Label[] {
    const way = ways.find((labels) => labels.every((one) => this.#isFree(boxOf(one), within)));
    for (const one of way ?? []) this.#take(one);
    return way ?? [];
  }

  #take(one: Label): void {
    this.placed.push(one);
    this.#taken.push(boxOf(one));
  }

  #isFree(box: Rectangle, within: Rectangle): boolean {
    return (
      isInside(box, this.#bounds) &&
      isInside(box, within) &&
      !this.#taken.some((taken) => overlap(airy(box), taken))
    );
  }
}

function airy(box: Rectangle): Rectangle {
  return { ...box, left: box.left - AIR_PX, right: box.right + AIR_PX };
}

function isInside(box: Rectangle, bounds: Rectangle): boolean {
  return (
    box.left >= bounds.left &&
    box.right <= bounds.right &&
    box.top >= bounds.top &&
    box.bottom <= bounds.bottom
  );
}
