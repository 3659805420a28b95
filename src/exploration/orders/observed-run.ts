import type { OrderLog } from '../../trace/record/order-log.ts';
import type { OrderOutcome, Schedule } from './exploration.ts';

/** What a run of the program with a schedule gave. */
export interface ObservedRun {
  readonly outcome: OrderOutcome;
  readonly log: OrderLog;
  /**
   * Methods of the requests whose handler ran in the server, and that ended in a reset or a hang-up
   * at the client.
   */
  readonly handledAndReset: readonly string[];
}

/** Runs the program. The same schedule always gives the same run. It knows how far times may vary. */
export type OrderTrial = (schedule: Schedule) => ObservedRun;
