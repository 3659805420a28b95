import type { MicrotaskEvent, TraceEvent } from '../../trace/record/event.ts';

/** A report of what was put into a queue, or taken out of it unused. */
export type QueueRecord =
  /** `own`: the program asked for it, and not a part of Node. `fn`: empty for a function without a name. */
  | { readonly what: 'tick'; readonly id: number; readonly fn: string; readonly own: boolean }
  | {
      readonly what: 'timer';
      readonly id: number;
      readonly fn: string;
      readonly own: boolean;
      readonly delayMs: number;
      readonly repeats: boolean;
    }
  | { readonly what: 'immediate'; readonly id: number; readonly fn: string; readonly own: boolean }
  | { readonly what: 'cleared'; readonly id: number }
  | { readonly what: 'job'; readonly job: MicrotaskEvent['job'] };

/** `QUEUE 1000: {"what":"tick",…}`: program/queue-probe.mjs and the Lab write it. */
const LINE = /^QUEUE \d+: (\{.*\})\s*$/s;

/**
 * Reads a report. A program can print such a line itself, so it is not believed to have a certain
 * form. Undefined when it has not.
 */
export function queueRecordOf(event: TraceEvent): QueueRecord | undefined {
  if (event.kind !== 'debug' || event.actor !== 'client') return undefined;
  const json = LINE.exec(event.text)?.[1];
  if (json === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined; // the program's own text
  }
  return recordFrom(value as Readonly<Record<string, unknown>>);
}

const JOBS: readonly unknown[] = ['await', 'reaction', 'thenable', 'queueMicrotask'];

function recordFrom(value: Readonly<Record<string, unknown>>): QueueRecord | undefined {
  const { what, id, job, delayMs } = value;
  if (what === 'job') {
    return JOBS.includes(job) ? { what, job: job as MicrotaskEvent['job'] } : undefined;
  }
  if (typeof id !== 'number') return undefined;
  const common = {
    id,
    fn: typeof value['fn'] === 'string' ? value['fn'] : '',
    own: value['own'] === true,
  };
  switch (what) {
    case 'tick':
    case 'immediate':
      return { what, ...common };
    case 'timer':
      return typeof delayMs === 'number'
        ? { what, ...common, delayMs, repeats: value['repeats'] === true }
        : undefined;
    case 'cleared':
      return { what, id };
    default:
      return undefined;
  }
}
