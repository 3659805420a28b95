import type { ExitEvent, HttpEvent, Trace, Unnamed } from '../../../src/trace/record/event.ts';
import { nameEvents } from '../../../src/trace/record/name-events.ts';
import { parseTrace } from '../../../src/trace/record/parse-trace.ts';
import type { ClientTrial } from './client-log.ts';
import type { CapturedPacket } from './packets.ts';
import type { ConnectionCall } from './system-calls.ts';

/** What the witnesses of one run saw. All times are microseconds since 1970, by the clock of the machine. */
export interface Seen {
  readonly trial: ClientTrial;
  readonly packets: readonly CapturedPacket[];
  readonly calls: readonly ConnectionCall[];
  /** The end of the client's process; undefined when the trial is one of many in it. */
  readonly exit: Unnamed<ExitEvent> | undefined;
  /** Zero of the run's clock. */
  readonly from: number;
  /** What happened later belongs to what followed the run. */
  readonly to: number;
}

/**
 * One trace of all that was seen of a run, on one clock. Requests, sockets and connections are counted from 1 within the
 * run, as if it were alone in its process.
 *
 * @throws Error when what was seen is no valid trace
 */
export function mergedTrace({ trial, packets, calls, exit, from, to }: Seen): Trace {
  const isWithin = ({ t }: { readonly t: number }) => from <= t && t <= to;
  const conns = counted(
    packets.filter(({ event }) => isWithin(event)),
    ({ clientPort }) => clientPort,
  );
  const onWire = [...packets, ...calls].flatMap(({ event, clientPort }): Unnamed[] => {
    const conn = conns.get(clientPort);
    return conn === undefined || !isWithin(event) ? [] : [{ ...event, conn }];
  });
  const seen = [...renumbered(trial), ...onWire, ...(exit ? [exit] : [])];
  const events = seen
    .map((event): Unnamed => {
      const t = Math.max(0, Math.floor(event.t - from));
      return event.kind === 'packet' ? { ...event, t, arrivesAt: t } : { ...event, t };
    })
    .sort((one, other) => one.t - other.t || rankOf(one) - rankOf(other));
  const parsed = parseTrace(nameEvents(events));
  if (!parsed.ok) throw new Error(`what was recorded is no trace: ${parsed.message}`);
  return parsed.trace;
}

/** The frames of the run's own connections. */
export function framesWithin({ packets, from, to }: Seen) {
  return packets.filter(({ event }) => from <= event.t && event.t <= to).map(({ frame }) => frame);
}

/** Within a microsecond a cause comes before its effect: see src/trace/record/event.ts. */
function rankOf(event: Unnamed): number {
  switch (event.kind) {
    case 'syscall':
      return ['connect', 'write', 'shutdown', 'close'].includes(event.call) ? 1 : 3;
    case 'packet':
      return 2;
    case 'http':
      return event.what === 'request' || event.what === 'socket' ? 0 : 4;
    default:
      return 5;
  }
}

function renumbered({ events }: ClientTrial): Unnamed[] {
  const http = events.filter((event) => event.kind === 'http');
  const requests = counted(http, (event) => ('request' in event ? event.request : undefined));
  const sockets = counted(http, (event) => ('socket' in event ? event.socket : undefined));
  return events.map((event): Unnamed => {
    if (event.kind !== 'http') return event;
    return {
      ...event,
      ...('request' in event ? { request: requests.get(event.request) ?? 0 } : {}),
      ...('socket' in event ? { socket: sockets.get(event.socket) ?? 0 } : {}),
    } as Unnamed<HttpEvent>;
  });
}

/** Numbers from 1 for the values of a list, in the order in which they first come. */
function counted<T>(
  items: readonly T[],
  numberIn: (item: T) => number | undefined,
): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  for (const item of items) {
    const value = numberIn(item);
    if (value !== undefined && !numbers.has(value)) numbers.set(value, numbers.size + 1);
  }
  return numbers;
}
