import type { Trace, TraceEvent } from '../../trace/record/event.ts';
import { type QueueRecord, queueRecordOf } from './queue-records.ts';

/** The four places in which something waits for its turn. */
export const QUEUE_NAMES = {
  tick: 'nextTick',
  job: 'Promise jobs',
  timer: 'Timers',
  immediate: 'Immediates',
} as const;
export type QueueName = keyof typeof QUEUE_NAMES;

/** One thing that was put into a queue. */
export interface Queued {
  readonly queue: QueueName;
  /** The name of its function; empty where it has none. For a promise job, what kind of job it is. */
  readonly name: string;
  /** The line that was running when it was put there. */
  readonly line: number | undefined;
  readonly delayMs?: number;
  readonly repeats?: boolean;
  /** The program asked for it. Of a promise job nobody knows that: see moments.ts. */
  readonly own: boolean;
  /** Places in the trace: where it was put into the queue, and where it ran. */
  readonly askedAt: number;
  readonly ranAt: readonly number[];
  /** Where the program took it out of the queue. */
  readonly clearedAt: number | undefined;
}

/**
 * All that the client's process put into its queues, each with the event in which it ran. Ticks,
 * promise jobs and immediates run in the order in which they were put there; timers of one duration
 * do, too (lib/internal/timers.js).
 */
export function queuedIn(trace: Trace): readonly Queued[] {
  const all: Waiting[] = [];
  for (const [place, event] of trace.entries()) {
    if (event.actor !== 'client') continue;
    const record = queueRecordOf(event);
    if (record?.what === 'cleared') {
      const found = all.find((each) => each.id === record.id && isWaiting(each));
      if (found) found.clearedAt = place;
    } else if (record) {
      all.push(waitingFrom(record, event.line, place));
    } else {
      all.find((each) => isWaiting(each) && isRunBy(each, event))?.ranAt.push(place);
    }
  }
  return all;
}

/** A Queued while the trace is read. */
interface Waiting extends Queued {
  readonly id: number | undefined;
  readonly ranAt: number[];
  clearedAt: number | undefined;
}

function waitingFrom(
  record: Exclude<QueueRecord, { what: 'cleared' }>,
  line: number | undefined,
  askedAt: number,
): Waiting {
  const rest = { line, askedAt, ranAt: [], clearedAt: undefined };
  if (record.what === 'job') {
    return { queue: 'job', id: undefined, name: record.job, own: false, ...rest };
  }
  const { what, id, fn, own } = record;
  const common = { queue: what, id, name: fn, own, ...rest };
  if (record.what !== 'timer') return common;
  return { ...common, delayMs: record.delayMs, repeats: record.repeats };
}

function isWaiting({ ranAt, clearedAt, repeats }: Waiting): boolean {
  return clearedAt === undefined && (ranAt.length === 0 || repeats === true);
}

const nameIn = ({ name }: Queued) => name || '(anonymous)';

function isRunBy(queued: Waiting, event: TraceEvent): boolean {
  switch (event.kind) {
    case 'tick':
      return queued.queue === 'tick';
    case 'microtask':
      return queued.queue === 'job';
    case 'immediate':
      return queued.queue === 'immediate' && nameIn(queued) === event.fn;
    case 'timer':
      return (
        queued.queue === 'timer' && queued.delayMs === event.delayMs && nameIn(queued) === event.fn
      );
    default:
      return false;
  }
}
