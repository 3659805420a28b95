import type { Trace } from '../record/event.ts';

/** Whether the engine shows what the kernel does. */
export function seesWire(trace: Trace): boolean {
  return trace.some((event) => event.kind === 'packet' || event.kind === 'syscall');
}

/**
 * What may be said of a run without requests. A program may connect and speak something else than HTTP, and an engine
 * that shows no kernel would not have seen it.
 */
export function nothingAskedText(trace: Trace): string {
  const hasKernelView = trace.some((event) => event.kind === 'phase');
  const isConnected = trace.some((event) => 'conn' in event);
  return hasKernelView && !isConnected ? 'No connection was made' : 'No request was made';
}
