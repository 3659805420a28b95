import type { Phase } from '../../trace/record/event.ts';

interface PhaseName {
  /** As Node's guide to the event loop has it. */
  readonly name: string;
  readonly short: string;
}

/** The phases of a run by their names in Node's guide; what comes before and after the loop has ours. */
export const PHASE_NAMES: Readonly<Record<Phase, PhaseName>> = {
  main: { name: 'main program', short: 'main' },
  timers: { name: 'timers', short: 'tim.' },
  pending: { name: 'pending callbacks', short: 'pend.' },
  poll: { name: 'poll', short: 'poll' },
  check: { name: 'check', short: 'check' },
  closing: { name: 'close callbacks', short: 'close' },
  beforeExit: { name: 'end', short: 'end' },
  exited: { name: 'end', short: 'end' },
};

/** What a page shows as the ring of the loop: the phases in the order of uv_run, which a turn goes through. */
export const RING: readonly Phase[] = ['timers', 'pending', 'poll', 'check', 'closing'];
