/** Room for the lines of a log. A text with shorter lines gets more. */
const CHARS_OF_A_LINE = 32;

/**
 * The lines of a text, each made when it is asked for. Ten megabytes may have five million of them, and only some
 * thousands are read. Line ends of any system count.
 */
export class TextLines {
  readonly #text: string;
  /** Where each line begins. */
  readonly #starts: Uint32Array;
  readonly count: number;

  constructor(text: string) {
    this.#text = text;
    let starts = new Uint32Array(Math.ceil(text.length / CHARS_OF_A_LINE) + 2);
    let count = 1;
    let feed = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    while (feed >= 0 || carriage >= 0) {
      const isFeed = carriage < 0 || (feed >= 0 && feed < carriage);
      const end = isFeed ? feed + 1 : carriage + (feed === carriage + 1 ? 2 : 1);
      if (count === starts.length) starts = grown(starts);
      starts[count] = end;
      count += 1;
      if (feed >= 0 && feed < end) feed = text.indexOf('\n', end);
      if (carriage >= 0 && carriage < end) carriage = text.indexOf('\r', end);
    }
    this.#starts = starts;
    this.count = count;
  }

  /** A line without its end; empty outside of the text. @param index from 0 */
  at(index: number): string {
    if (index < 0 || index >= this.count) return '';
    const isLast = index === this.count - 1;
    const end = isLast ? this.#text.length : this.#starts[index + 1]!;
    return this.#text.slice(this.#starts[index], isLast ? end : this.#beforeEnd(end));
  }

  /** Where a line stops whose line end goes up to here. */
  #beforeEnd(end: number): number {
    const isPair = this.#text[end - 1] === '\n' && this.#text[end - 2] === '\r';
    return isPair ? end - 2 : end - 1;
  }
}

function grown(starts: Uint32Array): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(starts.length * 2);
  more.set(starts);
  return more;
}
