/**
 * kMaxHeaderFieldsCount in src/node_http_parser.cc: when this one begins, the headers before it are
 * handed over.
 */
const HEADER_FIELDS_MAX = 32;

/**
 * Puts together what llhttp reports in parts: the request's target, the reason phrase, header names
 * and values. It stands for the StringPtr arrays of Node's `Parser`, and counts bytes against
 * maxHeaderSize.
 */
export class HeaderCollector {
  url = '';
  status = '';
  readonly #fields: string[] = [];
  readonly #values: string[] = [];
  readonly #bytesMax: number;
  #bytes = 0;
  /** Names that have begun in this head. */
  fieldsSeen = 0;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /** TrackHeader: false when the head of the message has become too long (HPE_HEADER_OVERFLOW). */
  fits(part: string): boolean {
    this.#bytes += part.length;
    return this.#bytes < this.#bytesMax;
  }

  /** A new message begins. */
  begin(): void {
    this.clearHeaders();
    this.fieldsSeen = 0;
    this.url = '';
    this.status = '';
  }

  /** The head is complete: the count of bytes begins again. */
  restartCount(): void {
    this.#bytes = 0;
    this.fieldsSeen = 0;
  }

  /** Whether the next part of a name has to wait for a flush. */
  get isFull(): boolean {
    return this.#namesAreComplete && this.#fields.length === HEADER_FIELDS_MAX - 1;
  }

  addField(part: string): void {
    if (this.#namesAreComplete) {
      this.fieldsSeen++;
      this.#fields.push('');
    }
    this.#fields[this.#fields.length - 1] += part;
  }

  addValue(part: string): void {
    if (!this.#namesAreComplete) this.#values.push('');
    this.#values[this.#values.length - 1] += part;
  }

  get #namesAreComplete(): boolean {
    return this.#fields.length === this.#values.length;
  }

  get isEmpty(): boolean {
    return this.#fields.length === 0;
  }

  /**
   * CreateHeaders: name, value, name, value …; white space (SP, HTAB) after a value is not part of
   * it.
   */
  headers(): string[] {
    return this.#values.flatMap((value, index) => [
      this.#fields[index] ?? '',
      value.replace(/[ \t]+$/, ''),
    ]);
  }

  clearHeaders(): void {
    this.#fields.length = 0;
    this.#values.length = 0;
  }
}
