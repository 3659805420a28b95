import type { Unnamed } from '../../trace/record/event.ts';
import { JsonSeqSplitter } from '../../trace/record/json-seq.ts';
import { probeRecordToEvent } from '../../trace/record/probe-record.ts';

/**
 * Makes events of what one process prints. A container gives a terminal, so standard output and
 * standard error are one stream. It has `\r\n`, colours and the probe's records in it, and its
 * chunks are cut anywhere.
 */
export class ProcessLog {
  readonly #actor: 'client' | 'server';
  readonly #now: () => number;
  readonly #seal: string | undefined;
  readonly #splitter = new JsonSeqSplitter();
  readonly #events: Unnamed[] = [];
  /** The start of a line whose end has not come yet. */
  #begun = '';
  /** Our clock minus the process's own. It is known from the first record on. */
  #offsetUs: number | undefined;
  #lastUs = 0;

  /**
   * @param now microseconds since the start of the run
   * @param seal what the probe of this process has in each record; a record without it is the program's own text. A
   * process without a probe has none.
   */
  constructor(actor: 'client' | 'server', now: () => number, seal?: string) {
    this.#actor = actor;
    this.#now = now;
    this.#seal = seal;
  }

  get events(): readonly Unnamed[] {
    return this.#events;
  }

  push(chunk: string): void {
    const lines = (this.#begun + chunk).split(/(?<=\n)/);
    this.#begun = lines.at(-1)?.endsWith('\n') ? '' : (lines.pop() ?? '');
    for (const line of lines) this.#take(line);
  }

  /**
   * Takes the rest of the stream. A line that has begun is complete now, because nothing follows.
   */
  end(): void {
    if (this.#begun) this.#take(this.#begun);
    this.#begun = '';
    this.#print(this.#splitter.end());
  }

  /** Adds an event of the engine's own about the process, after all that the process printed. */
  add(event: Unnamed): void {
    this.#lastUs = Math.max(this.#lastUs, event.t);
    this.#events.push({ ...event, t: this.#lastUs });
  }

  /** Text and record of one line: the text comes first, because a record ends its line. */
  #take(line: string): void {
    const { text, records } = this.#splitter.push(line);
    this.#print(text);
    for (const record of records) {
      const report = this.#isSealed(record) ? probeRecordToEvent(record) : undefined;
      if (!report) this.#print(`${JSON.stringify(record)}\n`);
      else this.#events.push({ ...report.event, ...this.#stamp(this.#timeOf(report.atMs)) });
    }
  }

  #isSealed(record: object): boolean {
    return this.#seal !== undefined && 'seal' in record && record.seal === this.#seal;
  }

  /** Adds an output event. Output carries no time, so it gets the time of the event before it. */
  #print(raw: string): void {
    const text = raw.replaceAll('\r\n', '\n');
    if (text === '') return;
    const us = this.#offsetUs === undefined ? this.#now() : this.#lastUs;
    this.#events.push({ kind: 'output', stream: 'terminal', text, ...this.#stamp(us) });
  }

  /** The time by the process's own clock, because reports arrive late and in chunks. */
  #timeOf(atMs: number | undefined): number {
    if (atMs === undefined) return this.#now();
    this.#offsetUs ??= this.#now() - atMs * 1000;
    return this.#offsetUs + atMs * 1000;
  }

  #stamp(us: number) {
    this.#lastUs = Math.max(this.#lastUs, Math.round(us));
    return { t: this.#lastUs, actor: this.#actor };
  }
}
