/** Limits of time and output. Whatever reaches a limit ends with a named failure. */

/** Milliseconds after which the reader is told that starting takes long. */
export const SLOW_MS = 10_000;
/**
 * Milliseconds from the start to an answer or a named failure. StackBlitz's own test fixtures give
 * up after the same time (stackblitz/webcontainer-test, src/fixtures/webcontainer.ts). A container
 * that arrives later is used all the same.
 */
export const START_MS_MAX = 30_000;
/**
 * Milliseconds after which a frame that has loaded and said nothing may be the browser's error
 * page.
 */
export const SILENCE_MS = 1_500;
/** Milliseconds after which a frame that has not loaded may have nothing to load. */
export const ASK_MS = 3_000;
/** Milliseconds to wait for an answer from the runtime's address. */
export const REACH_MS_MAX = 5_000;
/** Milliseconds for the container to take the files of a run, which are some 300 kB at most. */
export const MOUNT_MS_MAX = 10_000;
/** Milliseconds for the container to start a process. */
export const SPAWN_MS_MAX = 10_000;
/** Milliseconds for one program of the self-test. */
export const SELF_TEST_MS_MAX = 10_000;
/** Milliseconds of one run of client.mjs. A run that ends by itself takes well below a second. */
export const RUN_MS_MAX = 10_000;
/** Milliseconds that the client waits for a server which neither listens nor prints anything. */
export const SERVER_MS_MAX = 3_000;
/** Milliseconds for a killed process to end. After that the whole container is torn down. */
export const KILL_MS_MAX = 2_000;
/** Milliseconds for the last output of a process that has ended. */
export const DRAIN_MS_MAX = 500;
/** Milliseconds between two reports of the trace so far. */
export const TELL_EVERY_MS = 50;
/** Characters that both programs of a run may print together. */
export const OUTPUT_CHARS_MAX = 1_000_000;
