import type { TraceEvent, Unnamed } from '../trace/event.ts';

/** Where the simulation reports what happens. The caller adds time, process and line; ids come later. */
export type Report = Unnamed extends infer E ? (E extends unknown ? Omit<E, 't' | 'actor' | 'line'> : never) : never;

export type { TraceEvent };
