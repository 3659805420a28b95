import { seesWire } from '../../../src/trace/reading/sees.ts';
import type { End, Trace, TraceEvent } from '../../../src/trace/record/event.ts';

/**
 * Checks that the clocks of the witnesses agree: nothing happens before its cause. A machine that is too busy can write a
 * time too late.
 *
 * @returns a sentence about the first event that comes before its cause; undefined when there is none
 */
export function causeMissing(trace: Trace): string | undefined {
  if (!seesWire(trace)) return undefined;
  const hasCalls = trace.some(({ kind }) => kind === 'syscall');
  const seen = new Seen();
  for (const event of trace) {
    const why = seen.objection(event, hasCalls);
    if (why !== undefined) return `${event.id} at ${event.t} µs: ${why}`;
    seen.take(event);
  }
  return undefined;
}

class Seen {
  /** Bytes by connection and end: written, sent, read. */
  readonly #bytes = new Map<string, number>();
  readonly #closed = new Set<string>();
  readonly #sockets = new Set<number>();
  #responses = 0;

  objection(event: TraceEvent, hasCalls: boolean): string | undefined {
    switch (event.kind) {
      case 'packet':
        if (event.http?.startsWith('HTTP/') === false && this.#sockets.size <= this.#responses)
          return 'the request has no socket yet';
        return hasCalls &&
          this.#at(event.conn, event.from, 'written') <
            this.#at(event.conn, event.from, 'sent') + event.length
          ? 'nobody has written these bytes'
          : undefined;
      case 'syscall': {
        if (event.call !== 'read' && event.call !== 'peek') return undefined;
        if (typeof event.result !== 'number') return undefined;
        const other = event.actor === 'client' ? 'server' : 'client';
        if (event.result === 0)
          return this.#closed.has(`${event.conn} ${other}`) ? undefined : 'no FIN has come';
        return this.#at(event.conn, event.actor, 'read') + event.result >
          this.#at(event.conn, other, 'sent')
          ? 'these bytes have not come'
          : undefined;
      }
      case 'http':
        return event.what === 'response' && event.request > this.#responses
          ? 'no response has come'
          : undefined;
      default:
        return undefined;
    }
  }

  take(event: TraceEvent): void {
    if (event.kind === 'packet') {
      this.#add(event.conn, event.from, 'sent', event.length);
      if (event.flags === 'F.' || event.flags.startsWith('R'))
        this.#closed.add(`${event.conn} ${event.from}`);
      if (event.http?.startsWith('HTTP/')) this.#responses += 1;
    } else if (event.kind === 'syscall' && typeof event.result === 'number') {
      const end = event.actor === 'server' ? 'server' : 'client';
      if (event.call === 'write') this.#add(event.conn, end, 'written', event.result);
      if (event.call === 'read') this.#add(event.conn, end, 'read', event.result);
    } else if (event.kind === 'http' && event.what === 'socket') {
      this.#sockets.add(event.request);
    }
  }

  #at(conn: number, end: End | 'network', what: string): number {
    return this.#bytes.get(`${conn} ${end} ${what}`) ?? 0;
  }

  #add(conn: number, end: End, what: string, bytes: number): void {
    this.#bytes.set(`${conn} ${end} ${what}`, this.#at(conn, end, what) + bytes);
  }
}
