import { focusOf } from '../../../trace/reading/focus.ts';
import { isBefore, placeOf } from '../../../trace/reading/order.ts';
import type { Level } from '../../../trace/reading/story.ts';
import type { MicrotaskEvent, TickEvent, Trace, TraceEvent } from '../../../trace/record/event.ts';
import { jobLabel } from '../../../trace/words/job-words.ts';

/** A job of one of the two queues that are drained inside a callback, before the loop goes on. */
export interface DrawnJob {
  readonly id: string;
  readonly queue: 'tick' | 'microtask';
  readonly place: number;
  /** What it does, where that is worth a label. */
  readonly name: string;
}

/** The queues as a level shows them: all jobs of the client, or for the story the few that decide. */
export function jobsOf(trace: Trace, level: Level): readonly DrawnJob[] {
  const jobs = trace.filter(isJob).filter((event) => event.actor === 'client');
  const told = level === 'story' ? decidingJobs(jobs, trace) : new Set<TraceEvent>(jobs);
  return jobs
    .filter((job) => told.has(job))
    .map((job) => ({
      id: job.id,
      queue: job.kind,
      place: placeOf(job, trace),
      name: jobLabel(job),
    }));
}

function isJob(event: TraceEvent): event is TickEvent | MicrotaskEvent {
  return event.kind === 'tick' || event.kind === 'microtask';
}

/** The nextTick that puts the socket into the pool, and the microtask in which the program goes on from there. */
function decidingJobs(jobs: readonly TraceEvent[], trace: Trace): ReadonlySet<TraceEvent> {
  const request = focusOf(trace)?.request.requested;
  const pooled = trace.findLast(
    (event) => event.kind === 'http' && event.what === 'pooled' && isBefore(event, request, trace),
  );
  const freed = jobs.findLast((job) => job.kind === 'tick' && isBefore(job, pooled, trace));
  const resumed = jobs.findLast((job) => job.kind === 'microtask' && isBefore(job, request, trace));
  return new Set([freed, resumed].filter((job) => job !== undefined));
}
