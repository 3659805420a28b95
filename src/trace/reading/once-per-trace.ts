import type { Trace } from '../record/event.ts';

/**
 * Computes a function of a trace once, and keeps the result as long as the trace. The function is
 * pure and a trace never changes (a run that grows makes a new array), so callers see no
 * difference. Without it, making words for each of n events would read the whole trace n times.
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
