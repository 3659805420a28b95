/**
 * How long a reader waits at most before the WebContainer's failure is named. The unit tests of the engine hold its
 * limits to the same figures.
 */
export const SLOW_MS = 10_000;
export const START_MS_MAX = 30_000;
export const MOUNT_MS_MAX = 10_000;
export const SPAWN_MS_MAX = 10_000;
export const RUN_MS_MAX = 10_000;
export const KILL_MS_MAX = 2_000;
