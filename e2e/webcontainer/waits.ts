/**
 * The longest time that a reader waits for the name of a WebContainer's failure. A unit test compares these figures
 * with the limits of the engine.
 */
export const SLOW_MS = 10_000;
export const START_MS_MAX = 30_000;
export const MOUNT_MS_MAX = 10_000;
export const SPAWN_MS_MAX = 10_000;
export const RUN_MS_MAX = 10_000;
export const KILL_MS_MAX = 2_000;
