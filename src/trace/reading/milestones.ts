import type { SyscallEvent, Trace, TraceEvent } from '../record/event.ts';
import type { Exchange } from './exchanges.ts';
import { focusOf } from './focus.ts';
import { isLook } from './looks.ts';
import { oncePerTrace } from './once-per-trace.ts';
import { isBefore, placeOf } from './order.ts';
import { isReset, isServerCloser } from './segments.ts';

/** The events of two requests whose order decides how the second one ends. */
export type MilestoneName =
  | 'asked'
  | 'answered'
  | 'read'
  | 'closed'
  | 'pooled'
  | 'looked'
  | 'asked again'
  | 'reset'
  | 'read the end'
  | 'ended';

export interface Milestone {
  readonly name: MilestoneName;
  readonly event: TraceEvent;
}

/** The milestones that a trace has, in its order. Empty for a run of fewer than two requests. */
export const milestonesOf = oncePerTrace((trace): readonly Milestone[] => {
  const focus = focusOf(trace);
  if (!focus?.previous) return [];
  const found = eventsOf(focus.previous, focus.request, trace);
  return Object.entries(found)
    .flatMap(([name, event]) => (event ? [{ name: name as MilestoneName, event }] : []))
    .sort((one, other) => placeOf(one.event, trace) - placeOf(other.event, trace));
});

/** Zero of the clock on which two runs are compared: the FIN, else the response, else the start. Microseconds of the run. */
export function zeroOfMilestones(trace: Trace): number {
  const milestones = milestonesOf(trace);
  const zero = (['closed', 'answered'] as const)
    .map((name) => milestones.find((each) => each.name === name))
    .find((found) => found !== undefined);
  return zero?.event.t ?? 0;
}

function eventsOf(
  previous: Exchange,
  request: Exchange,
  trace: Trace,
): Record<MilestoneName, TraceEvent | undefined> {
  const closed = closedByServer(previous.conn, trace);
  return {
    asked: previous.sent,
    answered: previous.answered,
    read: previous.read,
    closed,
    pooled: trace.find(
      (event) =>
        event.kind === 'http' &&
        event.what === 'pooled' &&
        event.socket === previous.assigned?.socket,
    ),
    looked: trace.find((event) => isLook(event) && isBefore(request.requested, event, trace)),
    'asked again': request.sent ?? request.written,
    reset: trace.find(
      (event) =>
        event !== closed && isServerCloser(event) && isReset(event) && event.conn === request.conn,
    ),
    'read the end': trace.find((event) => isEndRead(event) && event.conn === previous.conn),
    ended: request.failed ?? request.response,
  };
}

/** The server's FIN or RST, unless the client closed first: then it is an answer to that. */
function closedByServer(conn: number | undefined, trace: Trace): TraceEvent | undefined {
  const first = trace.find(
    (event) => event.kind === 'packet' && event.conn === conn && /^[FR]/.test(event.flags),
  );
  return first && isServerCloser(first) ? first : undefined;
}

function isEndRead(event: TraceEvent): event is SyscallEvent {
  return (
    event.kind === 'syscall' &&
    event.actor === 'client' &&
    event.call === 'read' &&
    event.result === 0
  );
}
