/** sk_receive_queue: bytes that have arrived and were not read yet. */
export class ReceiveQueue {
  readonly #chunks: Uint8Array<ArrayBuffer>[] = [];
  bytes = 0;

  /** The queue owns the bytes from here on. */
  add(chunk: Uint8Array<ArrayBuffer>): void {
    this.#chunks.push(chunk);
    this.bytes += chunk.length;
  }

  /** Takes out at most `roomBytes`, in a new buffer. */
  take(roomBytes: number): Uint8Array<ArrayBuffer> {
    const first = this.#chunks[0];
    if (
      first &&
      this.#chunks.length === 1 &&
      this.#ownsItsBuffer(first) &&
      first.length <= roomBytes
    ) {
      this.clear();
      return first;
    }
    const taken = new Uint8Array(Math.min(roomBytes, this.bytes));
    let filled = 0;
    while (filled < taken.length) {
      const chunk = this.#chunks[0];
      if (chunk === undefined) break;
      const part = chunk.subarray(0, taken.length - filled);
      taken.set(part, filled);
      filled += part.length;
      if (part.length === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(part.length);
    }
    this.bytes -= filled;
    return taken;
  }

  clear(): void {
    this.#chunks.length = 0;
    this.bytes = 0;
  }

  #ownsItsBuffer(chunk: Uint8Array): boolean {
    return chunk.byteLength === chunk.buffer.byteLength;
  }
}
