import type { BindingFactory } from './environment.ts';

/** internalBinding('trace_events'): src/node_trace_events.cc. No category is ever enabled. */
export const traceEvents: BindingFactory = () => ({
  trace() {},
  isTraceCategoryEnabled: () => false,
  getCategoryEnabledBuffer: () => new Uint8Array(1),
  getEnabledCategories: () => undefined,
  setTraceCategoryStateUpdateHandler() {},
  hasAgent: () => false,
});
