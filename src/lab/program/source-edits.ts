import { type MappedSpan, PositionMap } from './position-map.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes to a source text, collected while its tree is walked in source order, so that what is
 * noted first at an offset also comes first in the output. Nothing else of the text is touched.
 */
export class SourceEdits {
  readonly #source: string;
  #edits: Edit[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  insert(offset: number, text: string): void {
    this.#edits.push({ start: offset, end: offset, text });
  }

  /** Replaces `[start, end)`. Positions in the new text count as the position of the old. */
  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text });
  }

  /**
   * Takes the edits noted inside `[start, end)` out again and returns that stretch of text as they
   * make it.
   */
  cut(start: number, end: number): string {
    const isInside = (edit: Edit) => edit.start >= start && edit.end <= end;
    const inside = new SourceEdits(this.#source);
    inside.#edits = this.#edits.filter(isInside);
    this.#edits = this.#edits.filter((edit) => !isInside(edit));
    return inside.#render(start, end).code;
  }

  /** The changed text, and where each part of it came from. */
  apply(): { readonly code: string; readonly map: PositionMap } {
    const { code, segments } = this.#render(0, this.#source.length);
    return { code, map: new PositionMap(code, segments) };
  }

  #render(start: number, end: number): { readonly code: string; readonly segments: MappedSpan[] } {
    // Array.prototype.sort is stable: edits at one offset stay in the order they were noted in.
    const edits = [...this.#edits].sort((a, b) => a.start - b.start);
    const segments: MappedSpan[] = [];
    let code = '';
    let offset = start;
    const keep = (until: number) => {
      if (until === offset) return;
      const length = until - offset;
      segments.push({ generated: code.length, length, original: offset, copied: true });
      code += this.#source.slice(offset, until);
      offset = until;
    };
    for (const edit of edits) {
      if (edit.start < offset) throw new Error(`edits overlap at offset ${edit.start}`);
      keep(edit.start);
      if (edit.end > edit.start) {
        const { length } = edit.text;
        segments.push({ generated: code.length, length, original: edit.start, copied: false });
      }
      code += edit.text;
      offset = edit.end;
    }
    keep(end);
    return { code, segments };
  }
}

/** The line breaks of a text: what replaces it keeps the lines after it where they were. */
export function lineBreaksOf(text: string): string {
  return text.replace(/[^\n]/g, '');
}
