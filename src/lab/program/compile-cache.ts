/**
 * How many compiled files to keep: enough for one page's session or one batch, not for a whole
 * server.
 */
const COMPILED_MAX = 256;

/**
 * Compiled texts by content, so that a file that was run before is not parsed and lowered again.
 */
export class CompileCache {
  readonly #compiled = new Map<string, unknown>();

  /** The value for this kind, name and text. The first call makes it. */
  get<T>(kind: string, name: string, text: string, compile: () => T): T {
    const key = `${kind}\0${name}\0${text}`;
    const hit = this.#compiled.get(key);
    if (hit !== undefined) {
      // The map keeps the order of insertion: the first key is the one used longest ago.
      this.#compiled.delete(key);
      this.#compiled.set(key, hit);
      return hit as T;
    }
    const made = compile();
    this.#compiled.set(key, made);
    if (this.#compiled.size > COMPILED_MAX) {
      const [oldest] = this.#compiled.keys();
      if (oldest !== undefined) this.#compiled.delete(oldest);
    }
    return made;
  }
}
