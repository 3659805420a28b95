/** A place in a text: line from 1, column from 1, as V8 counts them in stack traces. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of generated text that comes from the original: a copy, or a replacement. */
export interface MappedSpan {
  readonly generated: number;
  readonly length: number;
  readonly original: number;
  /** False for a replacement: each position in it counts as the start of the replaced text. */
  readonly copied: boolean;
}

/** Offsets of the line starts of a text, to go between offsets and positions. */
export class LineStarts {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  offsetOf(position: Position): number | undefined {
    const start = this.#starts[position.line - 1];
    return start === undefined ? undefined : start + position.column - 1;
  }

  positionOf(offset: number): Position {
    const index = lastIndexOf(this.#starts, (start) => start <= offset);
    return { line: index + 1, column: offset - (this.#starts[index] ?? 0) + 1 };
  }
}

/** From positions in edited text, which engines report, to offsets in what the reader wrote. */
export class PositionMap {
  readonly #spans: readonly MappedSpan[];
  readonly #generatedLines: LineStarts;

  constructor(generated: string, spans: readonly MappedSpan[]) {
    this.#spans = spans;
    this.#generatedLines = new LineStarts(generated);
  }

  /** The offset in the original at which generated text begins, or goes on after an insertion. */
  originalStart(offset: number): number | undefined {
    const index = lastIndexOf(this.#spans, ({ generated }) => generated <= offset);
    const span = this.#spans[index];
    const distance = span ? offset - span.generated : 0;
    if (span && distance < span.length) return span.original + (span.copied ? distance : 0);
    return this.#spans[index + 1]?.original;
  }

  /** Undefined in text that an edit inserted. */
  originalOffset(position: Position): number | undefined {
    const offset = this.#generatedLines.offsetOf(position);
    if (offset === undefined) return undefined;
    const span = this.#spans[lastIndexOf(this.#spans, ({ generated }) => generated <= offset)];
    if (span === undefined) return undefined;
    const distance = offset - span.generated;
    if (distance >= span.length) return undefined;
    return span.copied ? span.original + distance : span.original;
  }
}

/**
 * Index of the last element for which `holds`, given that it holds for a prefix; -1 when for none.
 */
function lastIndexOf<T>(list: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = list[middle];
    if (element !== undefined && holds(element)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
