/**
 * How far the times of a real machine may be from the model, in microseconds. An answer is
 * "certain" when it stays the same within these ranges. One time is changed at a time, except that
 * callbacks are also tried together with the FIN. A machine that stands still for longer, or that
 * is traced or debugged, is outside of these ranges.
 */

/**
 * How long a callback of the client takes. From a response to the next request, node-fetch 2.6.12
 * took 0.03 to 12 ms in warm processes (60 pairs each on Node 20.0.0, 22.23.5, 24.22.3 and 26.12.1;
 * median 0.7 ms), and 3 to 15 ms in new ones. In a new process a FIN 20 ms late came after Node's
 * look in 36 of 36 runs.
 */
export const CALLBACK_RANGE_US = { least: 50, most: 15_000 } as const;

/** The times to try between the two ends, because the answer may change there and change back. */
export const CALLBACK_STEPS_US = [50, 150, 700, 2_000, 5_000, 15_000] as const;

/**
 * How much earlier or later than in the scenario the FIN may come. On the releases that look, a FIN
 * this much later turned 68 to 73 answered runs of 100 into 2 to 3; `setTimeout(0)` kept 33 of 60.
 */
export const FIN_SPREAD_US = 2_000;
export const FIN_STEPS_US = [100, 500, FIN_SPREAD_US] as const;

/**
 * How late a timer may be, because another process had the processor. With `setTimeout(0)` and a
 * FIN 50 ms late, 0 to 3 runs of 20 were answered on a busy machine, so a timer of 1 ms was some 50
 * ms late.
 */
export const TIMER_LATE_STEPS_US = [2_000, 10_000, 60_000] as const;

/**
 * How long a process may take to run after an event: the range in which a model still gave the
 * results that were measured.
 */
export const WAKE_STEPS_US = [5, 500, 1_500] as const;

/**
 * libuv counts whole milliseconds, so the start of a run within a millisecond matters.
 * `setTimeout(0)` lost 3 to 5 of 100 runs on real machines; the model does the same with callbacks
 * that take 50 µs after their effects. The phases that are tried are so close together that one
 * falls into these 50 µs.
 */
export const PHASE_POST_US = 50;
const PHASE_STEP_US = 45;
export const PHASES_US: readonly number[] = Array.from(
  { length: Math.ceil(1000 / PHASE_STEP_US) },
  (_, step) => step * PHASE_STEP_US,
);
