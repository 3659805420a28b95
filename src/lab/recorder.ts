import type { TraceEvent } from '../trace/record/event.ts';

type Bare<E> = E extends TraceEvent ? Omit<E, 'id' | 't' | 'actor' | 'line'> : never;

/**
 * What a part of the simulation reports. The machine stamps it with time, process and line; ids
 * come last.
 */
export type Report = Bare<TraceEvent>;
