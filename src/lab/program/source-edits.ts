import { type MappedSpan, PositionMap } from './position-map.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The offset that positions in the new text count as; undefined: they belong to nothing. */
  readonly original: number | undefined;
}

/**
 * Changes to a source text, collected while its tree is walked in source order, so that of several
 * insertions at one offset the first one comes first in the output. The rest of the text does not
 * change.
 */
export class SourceEdits {
  readonly #source: string;
  #edits: Edit[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** @param original the offset that positions in this text count as, if any */
  insert(offset: number, text: string, original?: number): void {
    this.#edits.push({ start: offset, end: offset, text, original });
  }

  /** Replaces `[start, end)`. Positions in the new text count as the position of the old, or as `original`. */
  replace(start: number, end: number, text: string, original = start): void {
    this.#edits.push({ start, end, text, original });
  }

  /**
   * Removes the edits inside `[start, end)` and returns that stretch of text with the edits
   * applied.
   */
  cut(start: number, end: number): string {
    const isInside = (edit: Edit) => edit.start >= start && edit.end <= end;
    const inside = new SourceEdits(this.#source);
    inside.#edits = this.#edits.filter(isInside);
    this.#edits = this.#edits.filter((edit) => !isInside(edit));
    return inside.#render(start, end).code;
  }

  /** The changed text, and the origin of each part of it. */
  apply(): { readonly code: string; readonly map: PositionMap } {
    const { code, spans } = this.#render(0, this.#source.length);
    return { code, map: new PositionMap(code, spans) };
  }

  #render(start: number, end: number): { readonly code: string; readonly spans: MappedSpan[] } {
    // Array.prototype.sort is stable: edits at one offset stay in the order they were noted in.
    const edits = [...this.#edits].sort((a, b) => a.start - b.start);
    const spans: MappedSpan[] = [];
    let code = '';
    let offset = start;
    const keep = (until: number) => {
      if (until === offset) return;
      const length = until - offset;
      spans.push({ generated: code.length, length, original: offset, copied: true });
      code += this.#source.slice(offset, until);
      offset = until;
    };
    for (const edit of edits) {
      if (edit.start < offset) throw new Error(`edits overlap at offset ${edit.start}`);
      keep(edit.start);
      if (edit.original !== undefined) {
        const { length } = edit.text;
        spans.push({ generated: code.length, length, original: edit.original, copied: false });
      }
      code += edit.text;
      offset = edit.end;
    }
    keep(end);
    return { code, spans };
  }
}

/**
 * The line breaks of a text. Its replacement needs them, so that the lines after it keep their
 * numbers.
 */
export function lineBreaksOf(text: string): string {
  return text.replace(/[^\n]/g, '');
}
