import type { BindingFactory } from './environment.ts';

/** internalBinding('trace_events'): src/node_trace_events.cc. No category is ever enabled. */
export const traceEvents: BindingFactory = () => ({
  trace() {},
  isTraceCategoryEnabled() {
    return false;
  },
  getCategoryEnabledBuffer() {
    return new Uint8Array(1);
  },
  getEnabledCategories() {
    return undefined;
  },
  setTraceCategoryStateUpdateHandler() {},
  hasAgent() {
    return false;
  },
});
