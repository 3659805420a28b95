/** Something that will happen at a moment of the simulated clock. */
export interface Appointment {
  readonly atUs: number;
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

  add(atUs: number, action: () => void): void {
    const heap = this.#heap;
    const added = { atUs, order: this.#made++, action };
    let i = heap.push(added) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBefore(added, heap[parent]!)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = added;
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
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, moved)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = moved;
  }
}

function isBefore(a: Appointment, b: Appointment): boolean {
  return a.atUs < b.atUs || (a.atUs === b.atUs && a.order < b.order);
}
