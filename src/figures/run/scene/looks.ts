import { closerOf, raceWindowsOf } from '../../../trace/reading/race-window.ts';
import type { SyscallEvent, Trace, TraceEvent } from '../../../trace/record/event.ts';

/** Node asks the kernel whether a pooled socket has something to read: the one act that touches both rows of a socket. */
export interface Look {
  readonly id: string;
  readonly place: number;
  readonly found: Found;
  /** What was found, in a sentence after “finds”: `the FIN`. */
  readonly says: string;
}

/** What was there to be read. `data`: bytes that nobody asked for. */
export type Found = 'nothing' | 'fin' | 'rst' | 'data';

/** The looks among the events that a level tells. */
export function looksAmong(events: Trace, trace: Trace): readonly Look[] {
  return events.filter(isLook).map((event) => {
    const found = foundBy(event, trace);
    return { id: event.id, place: trace.indexOf(event), found, says: FOUND_WORDS[found] };
  });
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

const FOUND_WORDS: Readonly<Record<Found, string>> = {
  nothing: 'nothing',
  fin: 'the FIN',
  rst: 'the RST',
  data: 'bytes that nobody asked for',
};
