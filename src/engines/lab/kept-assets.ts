/** Runtimes that the sandboxed frame keeps in memory, about 2 MB each. */
export const ASSETS_MAX = 4;

/**
 * Which runtimes the frame has. Only the page keeps this account: if the frame threw some away by itself, the page
 * would have it run what it no longer has.
 */
export class KeptAssets {
  /** Least recently used first. */
  readonly #keys = new Set<string>();

  /** @returns whether `key` has to be sent, and which other one to forget in its place */
  use(key: string): { readonly isNew: boolean; readonly forgotten: string | undefined } {
    const isNew = !this.#keys.delete(key);
    this.#keys.add(key);
    if (this.#keys.size <= ASSETS_MAX) return { isNew, forgotten: undefined };
    const [forgotten] = this.#keys;
    this.#keys.delete(forgotten!);
    return { isNew, forgotten };
  }
}
