/**
 * The names that stand for what was masked. The same value has the same name in all texts of a case, so a reader still
 * sees that two requests went to one host.
 */
export class Placeholders {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /**
   * @param kind values of different kinds are counted apart
   * @param form the name of the n-th value of its kind, from 1
   */
  of(kind: string, value: string, form: (count: number) => string): string {
    const key = `${kind} ${value}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const name = form(count);
    this.#names.set(key, name);
    return name;
  }

  /** How many values of a kind have a name. */
  count(kind: string): number {
    return this.#counts.get(kind) ?? 0;
  }
}

/** One kind of thing that does not leave the page, one file each. */
export interface MaskKind {
  readonly id: string;
  /** How the reader is told of it: `2 cookies`. */
  readonly words: readonly [one: string, many: string];
  /** The text with each of its kind replaced. Text that is masked already comes back as it is. */
  mask(text: string, placeholders: Placeholders): string;
}

/** A name in brackets, for what has no form that a program would read: `[token-1]`. */
export function bracketed(placeholders: Placeholders, kind: string, value: string): string {
  if (isMasked(value)) return value;
  return placeholders.of(kind, value, (count) => `[${kind}-${count}]`);
}

/** A value that is a placeholder, ours or that of a log service. */
export function isMasked(value: string): boolean {
  return /^\[[\w -]+\]$|^\*+$|^<[\w -]+>$|^(?:REDACTED|masked|xxx+)$/i.test(value);
}
