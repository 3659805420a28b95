import type { End } from '../../trace/record/event.ts';

/**
 * Builtin modules that the programs of the playground and their packages use. They are evaluated with the boot, so that
 * a process that waits for its program has them: that is half of the work of a short run. The programs import them
 * before their first statement, and evaluating them reports nothing, so a trace is the same either way.
 */
export const COMMON_MODULES: Readonly<Record<End, readonly string[]>> = {
  client: ['http', 'https', 'net', 'stream', 'url', 'util', 'zlib', 'timers/promises'],
  server: ['net', 'timers/promises'],
};
