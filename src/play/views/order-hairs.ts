import { part } from '../dom.ts';

interface Hairs {
  readonly answered: number;
  readonly failed: number;
  readonly other: number;
  /** Orders that are known to be left; undefined when the search has ended with all. */
  readonly open?: number;
}

const WIDTH = 1000;
/** More than this in a line are not told apart, so a hair then stands for several orders. */
const HAIRS_MAX = 250;
/** How many orders there will be is not known before the end, so the open end is never small. */
const OPEN_SHARE_MIN = 0.12;

/**
 * One hair for each order: those that fail are taller, and come after the others. None stands for orders of both kinds.
 * @returns how many orders a hair stands for
 */
export function drawHairs(root: HTMLElement, { answered, failed, other, open }: Hairs): number {
  const total = answered + failed + other;
  const each = Math.max(1, Math.ceil(total / HAIRS_MAX));
  const plain = Math.ceil((answered + other) / each);
  const tall = Math.ceil(failed / each);
  const count = plain + tall;
  const filled = open === undefined ? 1 : 1 - Math.max(OPEN_SHARE_MIN, open / (open + total));
  const width = WIDTH * filled;
  const at = (place: number) => (((place + 0.5) * width) / count).toFixed(1);
  const hairs = (from: number, to: number, top: number) =>
    Array.from({ length: to - from }, (_, index) => `M${at(from + index)},${top}V28`).join('');
  const draw = (name: string, d: string) => part<HTMLElement>(root, name).setAttribute('d', d);
  draw('hairs-answered', hairs(0, plain, 10));
  draw('hairs-failed', hairs(plain, count, 5));
  draw('hairs-base', `M0,29H${width}`);
  draw('hairs-open', open === undefined ? '' : `M${width},10H${WIDTH}V29H${width}`);
  const disc = part(root, 'hair-disc');
  disc.hidden = failed === 0;
  disc.style.left = `${Number(at(plain)) / (WIDTH / 100)}%`;
  return each;
}
