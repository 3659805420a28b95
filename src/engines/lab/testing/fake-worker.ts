import type { ToWorker } from '../protocol.ts';

/** A worker that does nothing: it keeps what it is told, and says what a test has it say. */
export class FakeWorker {
  readonly told: ToWorker[] = [];
  isTerminated = false;
  onmessage: Worker['onmessage'] = null;
  onmessageerror: Worker['onmessageerror'] = null;
  onerror: Worker['onerror'] = null;

  /** The same object, as code of the frame knows it. */
  get worker(): Worker {
    return this as unknown as Worker;
  }

  /** What it was told, by name, in order. */
  get heard(): readonly ToWorker['type'][] {
    return this.told.map(({ type }) => type);
  }

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  /** It says that the program of the last run begins. */
  begins(): void {
    this.posts(this.#nonce);
  }

  /** It reports on the last run. */
  says(report: string): void {
    this.posts(this.#nonce + report);
  }

  /** Anything at all, as a program might that has got at `postMessage`. */
  posts(data: unknown): void {
    this.onmessage?.call(this.worker, { data } as MessageEvent);
  }

  get #nonce(): string {
    const last = this.told.findLast((message) => 'nonce' in message);
    return last && 'nonce' in last ? last.nonce : '';
  }

  /** It says what cannot be read on this side. */
  saysNothingReadable(): void {
    this.onmessageerror?.call(this.worker, {} as MessageEvent);
  }

  /** @param message none when its script could not be read */
  fails(message?: string): void {
    this.onerror?.call(this.worker, { message } as ErrorEvent);
  }
}
