import type { PlannedCell } from './cells.ts';
import { timeLeftText } from './estimate.ts';
import type { MissingPart } from './parts.ts';
import type { CellSample } from './trials/sample.ts';
import type { Work } from './work.ts';

/** Tells on the terminal how far the record is. */
export class Progress {
  readonly #cells: number;
  readonly #begun = performance.now();
  #estimatedMs = 0;

  constructor(cells: number) {
    this.#cells = cells;
  }

  begin(missing: readonly MissingPart[], work: Work): void {
    for (const { what, why } of missing) console.log(`Missing here, and left out: ${what}. ${why}`);
    this.#estimatedMs = work.estimateMs;
    const known = work.finished;
    if (known > 0)
      console.log(
        `${known} cells are known from a run that was interrupted; --fresh forgets them.`,
      );
    console.log(
      `${this.#cells - known} cells to measure, about ${timeLeftText(this.#estimatedMs)}. Leave the machine to it.\n`,
    );
  }

  sample({ id, plan }: PlannedCell, { answered, tried, load }: CellSample, work: Work): void {
    const counted = `${answered} of ${tried}`.padStart(10);
    const left = timeLeftText(this.#leftMs(work.estimateMs));
    const place = `${work.finished}/${this.#cells}`;
    console.log(
      `${place}, ${left} left | ${plan.id}: ${counted} answered, load ${load[1]} | ${id}`,
    );
  }

  failure({ id }: PlannedCell, error: Error): void {
    console.log(`Left out: ${id}: ${error.message}`);
  }

  end(folder: string): void {
    const took = timeLeftText(performance.now() - this.#begun);
    console.log(`\nWritten into ${folder}/ after ${took}.`);
  }

  /** Estimates are scaled by what they have been worth so far. Cells that turn out to be in doubt bring more. */
  #leftMs(leftMs: number): number {
    const doneMs = this.#estimatedMs - leftMs;
    const worth = doneMs > 0 ? (performance.now() - this.#begun) / doneMs : 1;
    return leftMs * Math.min(4, Math.max(0.25, worth));
  }
}
