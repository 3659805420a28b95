import type { Trace } from '../record/event.ts';

/** Whether the trace shows what the kernel does. */
export function seesWire(trace: Trace): boolean {
  return trace.some((event) => event.kind === 'packet' || event.kind === 'syscall');
}

/**
 * The sentence for a run without requests. A program may connect and speak another protocol than
 * HTTP, and an engine that does not see the kernel would not show that. So "no connection" is said
 * only when the engine sees the kernel.
 */
export function nothingAskedText(trace: Trace): string {
  const hasKernelView = trace.some((event) => event.kind === 'phase');
  const isConnected = trace.some((event) => 'conn' in event);
  return hasKernelView && !isConnected ? 'No connection was made' : 'No request was made';
}
