/** Progress on stderr: a line for each finished release and, on a terminal, a line with those in progress. */
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

  /** Shows what is being done for a release. */
  doing(release: string, what: string): void {
    this.#working.set(release, what);
  }

  /** Prints the result of a release. */
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

/** Seconds since a `performance.now()`, as text. */
export function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
