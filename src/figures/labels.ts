import { type Shape, shape } from './svg.ts';
import { type Face, textWidth } from './text-width.ts';

/** Size of the letters in a picture. 12 px can be read, and labels of it fit. It is never scaled. */
const LABEL_PX = 12;
/** Least distance between a label and the label or drawing beside it. */
const AIR_PX = 3;
/** How far letters of that size reach above and below their baseline. */
const ASCENT_PX = 9.5;
const DESCENT_PX = 3;

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A text and its position: `x` is its anchor, `y` its baseline. */
export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Classes for colour and weight. Every label has the class `label` too. */
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
 * Hands out room for labels, so that no two overlap and none covers a blocked part of the drawing. A label that is
 * asked for first gets its room first, so the layout asks in the order of importance. For each label it offers several
 * texts, from the fullest to the shortest. A label that finds no room is left out, because the words beneath the
 * picture say the same.
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

  /** Places a label without a check: its place is reserved in the layout. */
  put(one: Label): Label {
    this.#take(one);
    return one;
  }

  /**
   * Takes the first of the ways whose lines all find room. Returns its labels, or none when no way fits.
   * @param within a smaller area, for a label that has to stay inside a drawn shape
   */
  fit(ways: readonly (readonly Label[])[], within: Rectangle = this.#bounds): readonly Label[] {
    const way = ways.find((labels) => labels.every((one) => this.#isFree(boxOf(one), within)));
    for (const one of way ?? []) this.#take(one);
    return way ?? [];
  }

  #take(one: Label): void {
    this.placed.push(one);
    this.block(boxOf(one));
  }

  #isFree(box: Rectangle, within: Rectangle): boolean {
    if (!isInside(box, this.#bounds) || !isInside(box, within)) return false;
    const wanted = airy(box);
    return !this.#taken.some((taken) => overlap(wanted, taken));
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
