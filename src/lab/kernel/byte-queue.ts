/** How many chunks may be gone at the front before the list is made shorter. */
const GONE_MAX = 64;

/** Bytes that a socket holds: arrived and not read yet, or written and not sent yet. */
export class ByteQueue {
  #chunks: Uint8Array<ArrayBuffer>[] = [];
  /** Chunks at the front that have been taken out. */
  #gone = 0;
  bytes = 0;

  /** The queue owns the bytes from here on. */
  add(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.bytes += chunk.length;
  }

  /** Takes out at most `roomBytes`, in a new buffer. */
  take(roomBytes: number): Uint8Array<ArrayBuffer> {
    const first = this.#chunks[this.#gone];
    if (
      first &&
      first.length === this.bytes &&
      this.#ownsItsBuffer(first) &&
      first.length <= roomBytes
    ) {
      this.clear();
      return first;
    }
    const taken = new Uint8Array(Math.min(roomBytes, this.bytes));
    let filled = 0;
    while (filled < taken.length) {
      const chunk = this.#chunks[this.#gone];
      if (chunk === undefined) break;
      const part = chunk.subarray(0, taken.length - filled);
      taken.set(part, filled);
      filled += part.length;
      if (part.length === chunk.length) this.#gone++;
      else this.#chunks[this.#gone] = chunk.subarray(part.length);
    }
    this.bytes -= filled;
    this.#shorten();
    return taken;
  }

  clear(): void {
    this.#chunks.length = 0;
    this.#gone = 0;
    this.bytes = 0;
  }

  #shorten(): void {
    if (this.bytes === 0) this.clear();
    else if (this.#gone > GONE_MAX && this.#gone * 2 > this.#chunks.length) {
      this.#chunks = this.#chunks.slice(this.#gone);
      this.#gone = 0;
    }
  }

  #ownsItsBuffer(chunk: Uint8Array): boolean {
    return chunk.byteLength === chunk.buffer.byteLength;
  }
}
