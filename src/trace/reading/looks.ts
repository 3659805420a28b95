import type { SyscallEvent, Trace, TraceEvent } from '../record/event.ts';
import { closerOf, raceWindowsOf } from './race-window.ts';

/** What a look found to be read. `data`: bytes that no request is waiting for. */
export type Found = 'nothing' | 'fin' | 'rst' | 'data';

/** Node asks the kernel whether a pooled socket has something to read. No other event is about both rows of a socket. */
interface Look {
  readonly event: SyscallEvent;
  readonly found: Found;
}

/** The looks among some events of a trace. */
export function looksAmong(events: Trace, trace: Trace): readonly Look[] {
  return events.filter(isLook).map((event) => ({ event, found: foundBy(event, trace) }));
}

/** recvfrom(2) with MSG_PEEK by the client (hasPendingRead in lib/_http_agent.js, Node 22.23.5, 24.22.1, 26.12.1 and later). */
function isLook(event: TraceEvent): event is SyscallEvent {
  return event.kind === 'syscall' && event.call === 'peek' && event.actor === 'client';
}

function foundBy(event: SyscallEvent, trace: Trace): Found {
  if (event.result === 'EAGAIN') return 'nothing';
  const window = raceWindowsOf(trace).find(({ closes }) => closes === event);
  if (window) return closerOf(window) === 'FIN' ? 'fin' : 'rst';
  return typeof event.result === 'number' ? (event.result > 0 ? 'data' : 'fin') : 'rst';
}
