import type { Trace } from '../record/event.ts';

/**
 * Remembers what was derived from a trace for as long as that trace lives. Deriving is pure and a trace
 * is never changed once it exists (a run that grows makes a new array), so the memory cannot be seen
 * from outside. Without it, finding words for each of n events would read the whole trace n times.
 */
export function oncePerTrace<T>(derive: (trace: Trace) => T): (trace: Trace) => T {
  const derived = new WeakMap<Trace, { readonly value: T }>();
  return (trace) => {
    let entry = derived.get(trace);
    if (!entry) {
      entry = { value: derive(trace) };
      derived.set(trace, entry);
    }
    return entry.value;
  };
}
