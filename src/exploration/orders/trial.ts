import type { Trace } from '../../trace/record/event.ts';
import type { OrderLog } from '../../trace/record/order-log.ts';
import type { Bounds, Schedule } from './exploration.ts';
import { boundsInUs, observedRun } from './observe.ts';
import type { OrderTrial } from './observed-run.ts';

/** What an engine gives for a run with a schedule. */
interface ScheduledRun {
  readonly events: Trace;
  /** Of the client; undefined when a limit ended the run. */
  readonly exitCode: number | undefined;
  /** A part of Node that the program needs and the engine has not. Such a run has nothing else. */
  readonly missingPart?: string;
  readonly schedule?: OrderLog;
}

/** The program needs this part of its release. The search is to begin again with it. */
export class NeedsPart extends Error {
  readonly part: string;

  constructor(part: string) {
    super(`orders: part ${part} has not been loaded`);
    this.part = part;
  }
}

/**
 * The trial of a program for a search over orders.
 *
 * @param run runs the program with these times; `bounds` are in microseconds
 * @throws NeedsPart from a trial
 */
export function orderTrial(
  given: Bounds,
  run: (delays: Schedule, bounds: ReturnType<typeof boundsInUs>) => ScheduledRun,
): OrderTrial {
  const bounds = boundsInUs(given);
  return (delays) => {
    const { events, exitCode, missingPart, schedule } = run(delays, bounds);
    if (missingPart !== undefined) throw new NeedsPart(missingPart);
    if (!schedule) throw new Error('orders: a run of the search has no schedule');
    return observedRun(events, exitCode, schedule);
  };
}
