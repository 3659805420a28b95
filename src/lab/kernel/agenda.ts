import type { TimeTerm } from '../../trace/record/order-log.ts';

/** Something that will happen at a moment of the simulated clock. */
interface Appointment {
  readonly atUs: number;
  /** The same moment for a run with a schedule. */
  readonly term: TimeTerm | undefined;
  readonly rank: number;
  readonly order: number;
  readonly action: () => void;
}

/**
 * The appointments of a run, earliest first. Of two at the same moment, the one with the lower rank
 * comes first, and of two with one rank the one added first. A binary heap.
 */
export class Agenda {
  readonly #heap: Appointment[] = [];
  #made = 0;

  /** When the next thing happens; Infinity when nothing will. */
  get nextUs(): number {
    return this.#heap[0]?.atUs ?? Infinity;
  }

  /** @param rank see KernelArrival, for a run with a schedule */
  add(atUs: number, action: () => void, term?: TimeTerm, rank = 0): void {
    const heap = this.#heap;
    const added = { atUs, term, rank, order: this.#made++, action };
    let i = heap.push(added) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(added, above)) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = added;
  }

  get nextTerm(): TimeTerm | undefined {
    return this.#heap[0]?.term;
  }

  /** Takes the next thing off the agenda. */
  take(): Appointment | undefined {
    const heap = this.#heap;
    const next = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) this.#sink(last);
    return next;
  }

  clear(): void {
    this.#heap.length = 0;
    this.#made = 0;
  }

  /** Puts `moved` at the root and lets it sink to its place. */
  #sink(moved: Appointment): void {
    const heap = this.#heap;
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      const right = left + 1;
      const first = heap[left];
      const second = right < heap.length ? heap[right] : undefined;
      if (first === undefined) break;
      const isSecond = second !== undefined && isBefore(second, first);
      const below = isSecond ? second : first;
      if (!isBefore(below, moved)) break;
      heap[i] = below;
      i = isSecond ? right : left;
    }
    heap[i] = moved;
  }
}

function isBefore(a: Appointment, b: Appointment): boolean {
  if (a.atUs !== b.atUs) return a.atUs < b.atUs;
  return a.rank === b.rank ? a.order < b.order : a.rank < b.rank;
}
