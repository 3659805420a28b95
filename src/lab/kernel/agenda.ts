import type { TimeTerm } from './schedule.ts';

/** Something that will happen at a moment of the simulated clock. */
interface Appointment {
  readonly atUs: number;
  /** The same moment for a run with a schedule. */
  readonly term: TimeTerm | undefined;
  readonly order: number;
  readonly action: () => void;
}

/**
 * The appointments of a run, earliest first. Of two at the same moment, the one added first comes
 * first. A binary heap.
 */
export class Agenda {
  readonly #heap: Appointment[] = [];
  #made = 0;

  /** When the next thing happens; Infinity when nothing will. */
  get nextUs(): number {
    return this.#heap[0]?.atUs ?? Infinity;
  }

  add(atUs: number, action: () => void, term?: TimeTerm): void {
    const heap = this.#heap;
    const added = { atUs, term, order: this.#made++, action };
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
  return a.atUs < b.atUs || (a.atUs === b.atUs && a.order < b.order);
}
