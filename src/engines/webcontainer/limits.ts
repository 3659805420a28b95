/** How long each thing may take, and how much may come out. What reaches a limit ends with a name of its own. */

/** Milliseconds after which the reader is told that starting takes long. */
export const SLOW_MS = 10_000;
/**
 * Milliseconds from the start to an answer or a named failure. StackBlitz's own test fixtures give up after as long
 * (stackblitz/webcontainer-test, src/fixtures/webcontainer.ts). What arrives later is still welcome.
 */
export const START_MS_MAX = 30_000;
/** A frame that has loaded and has not said anything for so many milliseconds may be the browser's error page. */
export const SILENCE_MS = 1_500;
/** A frame that has not even loaded for so many milliseconds may have nothing to load. */
export const ASK_MS = 3_000;
/** Milliseconds for a sign that somebody answers at the runtime's address. */
export const REACH_MS_MAX = 5_000;
/** Milliseconds for the container to take the files of a run: some 300 kB at most. */
export const MOUNT_MS_MAX = 10_000;
/** Milliseconds for the container to start a process. */
export const SPAWN_MS_MAX = 10_000;
/** Milliseconds for one program of the self-test. */
export const SELF_TEST_MS_MAX = 10_000;
/** Milliseconds of one run of client.mjs; a run that ends by itself takes well below a second. */
export const RUN_MS_MAX = 10_000;
/** Milliseconds that the client waits for a server which neither listens nor says anything. */
export const SERVER_MS_MAX = 3_000;
/** Milliseconds that a killed process has to be gone; after that the whole container goes. */
export const KILL_MS_MAX = 2_000;
/** Milliseconds for the last output of a process that has ended. */
export const DRAIN_MS_MAX = 500;
/** Milliseconds between two reports of what a run has said so far. */
export const TELL_EVERY_MS = 50;
/** Characters of output of a run, both programs together. */
export const OUTPUT_CHARS_MAX = 1_000_000;
