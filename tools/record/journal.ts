import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CellSample } from './trials/sample.ts';

/** A line of the journal. */
interface Entry {
  readonly id: string;
  /** See `programsHash`. */
  readonly programs: string;
  readonly sample: CellSample;
}

/**
 * The samples that were taken so far, in a file that only grows: one line for each, written when it is whole. What
 * ended in between loses the cell that was running, and nothing else.
 */
export class Journal {
  readonly #path: string;
  readonly #entries: Entry[];

  /** Opens the journal of that name, or begins it. A line that was cut off is left out. */
  constructor(path: string) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    const text = textIfThere(path);
    this.#entries = text.split('\n').flatMap(entryIn);
    if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n');
  }

  /** The samples of a cell that the same programs gave, in their order. */
  samplesOf(id: string, programs: string): readonly CellSample[] {
    return this.#entries
      .filter((entry) => entry.id === id && entry.programs === programs)
      .map(({ sample }) => sample);
  }

  add(id: string, programs: string, sample: CellSample): void {
    const entry: Entry = { id, programs, sample };
    appendFileSync(this.#path, `${JSON.stringify(entry)}\n`);
    this.#entries.push(entry);
  }

  remove(): void {
    rmSync(this.#path, { force: true });
    this.#entries.length = 0;
  }
}

function entryIn(line: string): readonly Entry[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return []; // the last line of a run that was ended from outside
  }
}

function textIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
