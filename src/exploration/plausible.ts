/**
 * How far the time of a real machine may be from the model's, in microseconds. What an answer is
 * "certain" of is that it stays the same within these ranges, each one at a time but for the FIN and the callbacks. A machine that
 * stands still for longer, or is traced or debugged, is outside of them.
 */

/**
 * A callback of the client. From a response to the next request, node-fetch 2.6.12 took 0.03 to 12 ms in
 * warm processes (60 pairs each on Node 20.0.0, 22.23.5, 24.22.3 and 26.12.1; median 0.7 ms), and 3 to
 * 15 ms in new ones. In a new process a FIN 20 ms late came after Node's look in 36 of 36 runs.
 */
export const CALLBACK_RANGE_US = { least: 50, most: 15_000 } as const;

/** Where between the two ends the answer is looked at: it may change there and change back. */
export const CALLBACK_STEPS_US = [50, 150, 700, 2_000, 5_000, 15_000] as const;

/**
 * The FIN, earlier or later than the scenario has it. On the releases that look, a FIN this much later
 * turned 68 to 73 answered runs of 100 into 2 to 3; `setTimeout(0)` kept 33 of 60.
 */
export const FIN_SPREAD_US = 2_000;
export const FIN_STEPS_US = [100, 500, FIN_SPREAD_US] as const;

/**
 * A timer, late because another process had the processor: with `setTimeout(0)` and a FIN 50 ms late, 0 to
 * 3 runs of 20 were answered on a busy machine, so a timer of 1 ms was some 50 ms late.
 */
export const TIMER_LATE_STEPS_US = [2_000, 10_000, 60_000] as const;

/** From an event to its process running: the range in which a model still gave what was measured. */
export const WAKE_STEPS_US = [5, 500, 1_500] as const;

/**
 * libuv counts whole milliseconds, so it matters where in one a run starts. `setTimeout(0)` lost 3 to 5 of
 * 100 runs on real machines, as with callbacks that cost 50 µs after their effects; phases are tried so
 * densely that one falls into these 50 µs.
 */
export const PHASE_POST_US = 50;
const PHASE_STEP_US = 45;
export const PHASES_US: readonly number[] = Array.from(
  { length: Math.ceil(1000 / PHASE_STEP_US) },
  (_, step) => step * PHASE_STEP_US,
);
