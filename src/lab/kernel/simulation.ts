import type { Actor, End, UnstampedEvent } from '../../trace/record/event.ts';
import type { TimeTerm } from '../../trace/record/order-log.ts';
import type { ScheduleRecorder } from './schedule.ts';
import type { TimeModel } from './time-model.ts';

/**
 * The machine as its network and its sockets see it: the clock, the agenda and the trace. Machine is
 * the one implementation; it makes the network, so the network cannot import it.
 */
export interface Simulation {
  /** Microseconds since the start of the run. */
  readonly now: number;
  readonly time: TimeModel;
  /** Whether the running process is ahead of another one: see Machine. */
  readonly isAhead: boolean;
  /** The stretch that is running within the `elapse` of the other process, if it is: see Machine. */
  readonly nestedStretch: number | undefined;
  /**
   * Something arrives that a process should have known, but it was ahead.
   * @throws LimitReached always
   */
  missed(stretch: number | undefined): never;
  /** Set in a run with a schedule, with the term of `now`. */
  readonly schedule: ScheduleRecorder | undefined;
  readonly term: TimeTerm;
  /** The process whose code is running; undefined while the network delivers. */
  readonly current: { readonly actor: End } | undefined;
  /** Runs `action` at a moment that is not before now, outside of every process. */
  at(atUs: number, action: () => void, term?: TimeTerm, rank?: number): void;
  /** Counts against the budget of steps. @throws LimitReached */
  step(): void;
  /** Asked before the report of an event that says nothing of how a request ended: see Machine. @throws LimitReached */
  recordsNext(): boolean;
  /** Appends to the trace what is kept. @throws LimitReached */
  report(report: UnstampedEvent, actor?: Actor): void;
}
