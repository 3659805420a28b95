import { JsonSeqSplitter } from '../../trace/record/json-seq.ts';
import { type ProbeReport, probeRecordToEvent } from '../../trace/record/probe-record.ts';
import type { Machine } from '../kernel/machine.ts';
import { LimitReached } from '../limits.ts';
import type { Calls } from '../program/calls.ts';
import type { BrokenBodies } from './broken-bodies.ts';

/** How much both programs of a run have printed, to compare with Limits.outputBytesMax. */
export interface PrintedSize {
  /**
   * UTF-16 code units. For a limit they are close enough to bytes, and counting them costs nothing.
   */
  chars: number;
}

/** Characters of NODE_DEBUG log that one process may leave in the trace. */
const LOG_CHARS_MAX = 1_000_000;

/** lib/internal/util/debuglog.js prints `HTTP 1000: message`, one write each, on the program's own stderr. */
export function debugLineOf(pid: number): RegExp {
  return new RegExp(`^[A-Z_0-9]+ ${pid}: `);
}

/**
 * Puts what one process prints into the trace. Records of the probe (RFC 7464) become `http` events. Every method throws
 * LimitReached when the run has printed too much.
 */
export class ProcessOutput {
  readonly #machine: Machine;
  readonly #printed: PrintedSize;
  readonly #debugLine: RegExp;
  readonly #bodies: BrokenBodies;
  readonly #calls: () => Calls | undefined;
  #logged = 0;

  /** `calls`: the calls of the program that prints; undefined before it is started. */
  constructor(
    machine: Machine,
    pid: number,
    printed: PrintedSize,
    calls: () => Calls | undefined,
    bodies: BrokenBodies,
  ) {
    this.#bodies = bodies;
    this.#machine = machine;
    this.#printed = printed;
    this.#calls = calls;
    this.#debugLine = debugLineOf(pid);
  }

  write(stream: 'stdout' | 'stderr', text: string): void {
    if (stream === 'stderr' && this.#debugLine.test(text)) this.#debug(text);
    else if (text !== '') this.#print(stream, text);
  }

  /** What the probe writes: one line, with a record or without. */
  record(line: string): void {
    const { text, records } = new JsonSeqSplitter().push(line);
    this.#machine.outside(() => {
      for (const record of records) this.#observe(record);
    });
    if (text !== '') this.write('stderr', text);
  }

  /** A log is cut instead of ending the run, because the program may not have asked for it. */
  #debug(text: string): void {
    if (this.#logged > LOG_CHARS_MAX) return;
    this.#logged += text.length;
    const isLast = this.#logged > LOG_CHARS_MAX;
    this.#machine.report({ kind: 'debug', text: isLast ? '… the log is cut here.\n' : text });
  }

  #print(stream: 'stdout' | 'stderr', text: string): void {
    this.#count(text);
    this.#machine.report({ kind: 'output', stream, text });
  }

  #observe(record: unknown): void {
    const probe = probeRecordToEvent(record);
    if (probe === undefined) this.#print('stderr', `${JSON.stringify(record)}\n`);
    else this.#machine.report(this.#ascribed(probe.event));
  }

  /** Adds the calls of the program that a request is made for, which the probe does not know. */
  #ascribed(event: ProbeReport['event']): ProbeReport['event'] {
    this.#bodies.observe(event);
    const calls = this.#calls();
    if (event.what === 'error') calls?.requestFailed(event.request);
    return calls && event.what === 'request'
      ? { ...event, calls: calls.requestMade(event.request) }
      : event;
  }

  #count(text: string): void {
    this.#printed.chars += text.length;
    const max = this.#machine.limits.outputBytesMax;
    if (this.#printed.chars <= max) return;
    const message = `The programs printed more than ${max / 1e6} MB.`;
    this.#machine.end(new LimitReached('outputBytesMax', message));
  }
}
