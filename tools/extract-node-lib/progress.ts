/** What a person sees on stderr while releases are fetched: a line for each that is finished, and on a terminal who is being waited for. */
export class ProgressLine {
  readonly #total: number;
  readonly #working = new Map<string, string>();
  readonly #started = performance.now();
  #finished = 0;
  #ticker: NodeJS.Timeout | undefined;

  constructor(total: number) {
    this.#total = total;
    if (process.stderr.isTTY) {
      this.#ticker = setInterval(() => this.#showStatus(), 200).unref();
    }
  }

  /** What is being done for a release now. */
  doing(release: string, what: string): void {
    this.#working.set(release, what);
  }

  /** A release is finished, or cannot be. */
  finished(release: string, result: string): void {
    this.#working.delete(release);
    this.#finished++;
    this.line(`  Node ${release.padEnd(8)} ${result}  (${this.#finished} of ${this.#total})`);
  }

  line(text: string): void {
    this.#clearStatus();
    process.stderr.write(`${text}\n`);
  }

  close(): void {
    clearInterval(this.#ticker);
    this.#ticker = undefined;
    this.#clearStatus();
  }

  #showStatus(): void {
    const working = [...this.#working].map(([release, what]) => `${release} ${what}`).join(', ');
    if (!working) return;
    const text = `  … ${working}, ${seconds(this.#started)} s`;
    this.#clearStatus();
    process.stderr.write(text.slice(0, (process.stderr.columns || 80) - 1));
  }

  #clearStatus(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}

/** Seconds since a `performance.now()`, for people. */
export function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
