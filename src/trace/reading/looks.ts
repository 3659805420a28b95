import type { SyscallEvent, Trace, TraceEvent } from '../record/event.ts';
import { closerOf, windowByCloser } from './race-window.ts';

/** What a look finds in a socket. `data`: bytes that no request asked for. */
export type Found = 'nothing' | 'fin' | 'rst' | 'data';

/**
 * recvfrom(2) with MSG_PEEK: Node asks the kernel before it uses a socket again (hasPendingRead in
 * lib/_http_agent.js, Node 22.23.5, 24.22.1, 26.12.1 and later).
 */
export function isLook(event: TraceEvent): event is SyscallEvent {
  return event.kind === 'syscall' && event.call === 'peek';
}

export function foundBy(look: SyscallEvent, trace: Trace): Found {
  const { result } = look;
  if (result === 'EAGAIN') return 'nothing';
  const window = windowByCloser(trace).get(look);
  if (window) return closerOf(window) === 'FIN' ? 'fin' : 'rst';
  if (typeof result !== 'number') return 'rst';
  return result > 0 ? 'data' : 'fin';
}
