import type { PacketEvent, Trace, TraceEvent } from '../record/event.ts';
import { segmentKindOf } from '../record/segment-kind.ts';
import { isFromServerEnd } from './ends.ts';
import { placeOf } from './order.ts';

/** The place in the trace of the first event that happens when a segment has arrived; undefined when none does. */
export function arrivalPlaceOf(packet: PacketEvent, trace: Trace): number | undefined {
  for (let place = Math.max(placeOf(packet, trace), 0); place < trace.length; place += 1) {
    if ((trace[place]?.t ?? 0) >= packet.arrivesAt) return place;
  }
  return undefined;
}

/** The server's FIN or RST: with either of them the connection ends. */
export function isServerCloser(event: TraceEvent): event is PacketEvent {
  return isFromServerEnd(event) && (segmentKindOf(event) === 'fin' || isReset(event));
}

export function isReset(packet: PacketEvent): boolean {
  return segmentKindOf(packet) === 'rst';
}

/** @param packet one that ends a connection */
export function closerName(packet: PacketEvent): 'FIN' | 'RST' {
  return isReset(packet) ? 'RST' : 'FIN';
}
