import type { Part } from '../../components/figure/parts.ts';
import { updatedSvg } from '../../components/figure/update-svg.ts';
import { type Board, boardAt, QUEUE_ORDER } from '../reading/board.ts';
import type { LoopRun } from '../reading/moments.ts';
import { RING } from '../reading/phases.ts';
import { momentWords, queuedLabel } from '../reading/words.ts';
import { type Strip, stripOf } from '../strip.ts';

/**
 * Shows a step: words, ring, queues, output. The line of the program is the desk's, the slider the stepper's.
 *
 * @returns the words of the step
 */
export function showBoard(part: Part, run: LoopRun, step: number): ReturnType<typeof momentWords> {
  const board = boardAt(run, step);
  const words = momentWords(run, step);
  part('sentence').textContent = words.sentence;
  part('mini').textContent = words.sentence;
  part('why').textContent = words.why ?? '';
  showRing(part, board);
  for (const queue of QUEUE_ORDER) {
    const items = board.waiting[queue].slice(0, ENTRIES_MAX).map((queued) => {
      const item = document.createElement('li');
      item.textContent = queuedLabel(queued);
      return item;
    });
    const more = board.waiting[queue].length - items.length;
    if (more > 0) {
      const item = document.createElement('li');
      item.textContent = `and ${more} more`;
      items.push(item);
    }
    const list = part(`queue-${queue}`);
    list.replaceChildren(...items);
    list.closest('[data-queue]')?.toggleAttribute('data-runs', board.running?.queue === queue);
  }
  const output = part('output');
  output.textContent = board.output.slice(-OUTPUT_CHARS_MAX);
  output.scrollTop = output.scrollHeight;
  return words;
}

/** Entries of a queue that are listed. */
const ENTRIES_MAX = 8;
/** Characters of output that are shown: the last ones. */
const OUTPUT_CHARS_MAX = 4_000;

function showRing(part: Part, { phase, turn }: Board): void {
  for (const each of ['main', ...RING]) {
    const isNow = each === phase;
    part(`phase-${each}`).toggleAttribute('data-now', isNow);
    if (isNow) part(`phase-${each}`).setAttribute('aria-current', 'step');
    else part(`phase-${each}`).removeAttribute('aria-current');
  }
  const isOver = phase === 'beforeExit' || phase === 'exited';
  part('turn').textContent = isOver
    ? 'the loop has ended'
    : turn === 0
      ? 'before the loop'
      : `turn ${turn}`;
}

/** Keeps the strip at the width of its box. */
export function stripView(host: HTMLElement, go: (step: number) => void) {
  let shown: { readonly run: LoopRun; readonly step: number } | undefined;
  let strip: Strip | undefined;
  const draw = () => {
    const width = Math.floor(host.clientWidth);
    if (!shown || width === 0) return;
    strip = stripOf(shown.run, shown.step, width);
    const svg = updatedSvg(host.querySelector(':scope > svg') ?? undefined, strip.root);
    if (host.childElementCount !== 1 || host.firstElementChild !== svg) host.replaceChildren(svg);
  };
  new ResizeObserver(draw).observe(host);
  host.addEventListener('click', ({ clientX }) => {
    if (strip) go(strip.stepAt(clientX - host.getBoundingClientRect().left));
  });
  return (run: LoopRun, step: number) => {
    shown = { run, step };
    draw();
  };
}
