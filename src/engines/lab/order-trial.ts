import {
  type Batch,
  type LabInput,
  type LabOutput,
  type OrderLog,
  Schedule,
  type ScheduleBounds,
} from '../../lab/index.ts';
import { exchangesOf } from '../../trace/reading/exchanges.ts';
import { runEndOf } from '../../trace/reading/run-end.ts';
import type { Trace } from '../../trace/record/event.ts';

/** Bounds as readers set them, in milliseconds. */
export interface BoundsMs {
  readonly callbackMs: number;
  readonly flightMs: number;
  readonly finMs?: number;
  readonly wakeMs?: number;
  readonly timerMs?: number;
}

/** What a run with a schedule gave: an ObservedRun of src/exploration/orders. */
interface Observed {
  readonly outcome: 'answered' | 'failed' | 'other';
  readonly log: OrderLog;
  readonly handledAndReset: readonly string[];
}

/** Where bounds are not given: how much a model may differ that still fits the record (time-model.ts, plausible.ts). */
const WAKE_MS = 1.5;
const TIMER_MS = 60;

export function scheduleBounds(bounds: BoundsMs): ScheduleBounds {
  const us = (ms: number) => Math.round(ms * 1000);
  return {
    callbackUs: us(bounds.callbackMs),
    flightUs: us(bounds.flightMs),
    finUs: us(bounds.finMs ?? 0),
    wakeUs: us(bounds.wakeMs ?? WAKE_MS),
    timerUs: us(bounds.timerMs ?? TIMER_MS),
  };
}

/**
 * A trial for a search over orders: runs the program with a schedule on a rewound batch, here in this
 * thread. The program must have run once on this batch before, so that no part of the release is
 * missing.
 *
 * @param input with the files that `withoutClock` gives
 */
export function orderTrialOn(
  batch: Batch,
  input: Pick<LabInput, 'files' | 'packages' | 'time'>,
  bounds: BoundsMs,
): (delays: Readonly<Record<string, number>>) => Observed {
  const limits = scheduleBounds(bounds);
  return (delays) => {
    const schedule = new Schedule(delays, limits);
    return observedRun(batch.run({ ...input, schedule }), schedule.log);
  };
}

/** What a search wants to know of a run. */
export function observedRun({ events, exitCode, missingPart }: LabOutput, log: OrderLog): Observed {
  if (missingPart !== undefined) throw new Error(`part ${missingPart} has not been loaded`);
  const end = runEndOf(events, exitCode);
  const isOver = exitCode === undefined;
  const outcome = isOver ? 'other' : end.answered ? 'answered' : 'failed';
  return { outcome, log, handledAndReset: handledAndReset(events) };
}

/** Methods of the requests that the server answered and that ended in a reset at the client. */
function handledAndReset(events: Trace): readonly string[] {
  return exchangesOf(events).flatMap(({ method, answered, failed }) => {
    const { code, message = '' } = failed?.error ?? {};
    const isReset =
      code === 'ECONNRESET' || code === 'EPIPE' || /socket hang up|aborted/.test(message);
    return answered && isReset && method !== undefined ? [method] : [];
  });
}

const READS_CLOCK = 'at: performance.now()';

/**
 * The files with a probe that does not read the clock, because the Lab knows the time of a report
 * without it. A program that reads the clock is explored for that clock only.
 */
export function withoutClock(files: Readonly<Record<string, string>>): Record<string, string> {
  const probe = files['probe.mjs'] ?? '';
  if (!probe.includes(READS_CLOCK))
    throw new Error('probe.mjs has changed: where does it read the clock?');
  return { ...files, 'probe.mjs': probe.replace(READS_CLOCK, 'at: 0') };
}
