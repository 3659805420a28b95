import { type Neighbours, neighboursOf, trialsNeeded } from './adapt.ts';
import type { PlannedCell } from './cells.ts';
import { estimateMs } from './estimate.ts';
import { programsHash } from './fingerprint.ts';
import type { Journal } from './journal.ts';
import type { MissingPart, Parts } from './parts.ts';
import type { ScheduledJob } from './schedule.ts';
import { timingDecides } from './timing.ts';
import { type CellSample, merged } from './trials/sample.ts';

/** How often a cell may fail before it is left out: a port can be taken between two moments. */
const FAILURES_MAX = 2;

/** What a run of the record asks of its cells. */
export interface WorkOptions {
  readonly cells: readonly PlannedCell[];
  readonly parts: Parts;
  readonly journal: Journal;
  /** Trials of a cell at first. */
  readonly trialsAtFirst: (cell: PlannedCell) => number;
  /** Whether cells in doubt get more trials. */
  readonly adapts: boolean;
  readonly runCell: (cell: PlannedCell, trials: number) => Promise<CellSample>;
  /** Told of each sample. */
  readonly onSample: (cell: PlannedCell, sample: CellSample, work: Work) => void;
  /** Told when a cell cannot be measured. */
  readonly onFailure: (cell: PlannedCell, error: Error) => void;
  /** Whether the time for more trials of cells in doubt is over. */
  readonly isTimeUp?: () => boolean;
  readonly signal: AbortSignal;
}

/** What is to be measured, and what has been. */
export class Work {
  readonly #options: WorkOptions;
  readonly #known = new Map<string, CellSample>();
  readonly #programs = new Map<string, string>();
  readonly #failures = new Map<string, Error[]>();
  readonly #running = new Set<string>();
  readonly #neighbours: Neighbours;

  constructor(options: WorkOptions) {
    this.#options = options;
    this.#neighbours = options.adapts ? neighboursOf(options.cells) : new Map();
    for (const { id, subject } of options.cells) {
      const programs = programsHash(subject, options.parts);
      this.#programs.set(id, programs);
      const [first, ...others] = options.journal.samplesOf(id, programs);
      if (first) this.#known.set(id, merged([first, ...others]));
    }
  }

  /** The sum of a cell's samples so far. */
  sampleOf({ id }: PlannedCell): CellSample | undefined {
    return this.#known.get(id);
  }

  /** Cells that could not be measured. */
  get missing(): readonly MissingPart[] {
    return this.#options.cells
      .filter((cell) => this.#isGivenUp(cell))
      .map(({ id }) => ({ what: id, why: this.#failures.get(id)!.at(-1)!.message }));
  }

  get finished(): number {
    return this.#options.cells.filter((cell) => this.#trialsNeeded(cell) === 0).length;
  }

  /** How long what is left will take, by estimate.ts, in milliseconds of one cell after another. */
  get estimateMs(): number {
    return this.#options.cells.reduce((sum, cell) => {
      const trials = this.#trialsNeeded(cell);
      return trials === 0 ? sum : sum + estimateMs(cell.subject, trials);
    }, 0);
  }

  /** Cells that are still in doubt, for want of time. */
  get inDoubt(): number {
    return this.#options.cells.filter(
      (cell) => this.#known.has(cell.id) && this.#trialsNeeded(cell) > 0,
    ).length;
  }

  /**
   * Takes the next piece of work. A plan is finished before the next one begins; when the time is up, only cells that have
   * no trials yet are left. Of two cells, what may run beside something else comes first.
   */
  next(): ScheduledJob | undefined {
    const { signal, cells, isTimeUp = () => false } = this.#options;
    if (signal.aborted) return undefined;
    const waiting = cells.filter(
      (cell) => !this.#running.has(cell.id) && this.#trialsNeeded(cell) > 0,
    );
    const open = isTimeUp()
      ? waiting.filter((cell) => !this.#known.has(cell.id))
      : waiting.filter(({ plan }) => plan === waiting[0]?.plan);
    const cell = open.find(({ subject }) => !timingDecides(subject)) ?? open[0];
    if (!cell) return undefined;
    this.#running.add(cell.id);
    return { alone: timingDecides(cell.subject), run: () => this.#run(cell) };
  }

  async #run(cell: PlannedCell): Promise<void> {
    const { journal, runCell, onSample, onFailure, signal } = this.#options;
    try {
      const sample = await runCell(cell, this.#trialsNeeded(cell));
      journal.add(cell.id, this.#programs.get(cell.id)!, sample);
      const before = this.#known.get(cell.id);
      this.#known.set(cell.id, before ? merged([before, sample]) : sample);
      onSample(cell, this.#known.get(cell.id)!, this);
    } catch (error) {
      if (signal.aborted) return;
      this.#failures.set(cell.id, [...(this.#failures.get(cell.id) ?? []), error as Error]);
      if (this.#isGivenUp(cell)) onFailure(cell, error as Error);
    } finally {
      this.#running.delete(cell.id);
    }
  }

  #isGivenUp({ id }: PlannedCell): boolean {
    return (this.#failures.get(id)?.length ?? 0) >= FAILURES_MAX;
  }

  #trialsNeeded(cell: PlannedCell): number {
    if (this.#isGivenUp(cell)) return 0;
    const atFirst = this.#options.trialsAtFirst(cell);
    if (this.#options.adapts) {
      return trialsNeeded(cell.id, atFirst, this.#neighbours, this.#known);
    }
    return Math.max(0, atFirst - (this.#known.get(cell.id)?.tried ?? 0));
  }
}
