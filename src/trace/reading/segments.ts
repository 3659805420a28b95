import type { PacketEvent, Trace, TraceEvent } from '../record/event.ts';
import { segmentKindOf } from '../record/segment-kind.ts';
import { isFromServerEnd } from './ends.ts';

/** The place in the trace of the first event that happens when a segment has arrived; undefined when none does. */
export function arrivalPlaceOf(packet: PacketEvent, trace: Trace): number | undefined {
  const sent = trace.indexOf(packet);
  const arrived = trace.findIndex((event, place) => place >= sent && event.t >= packet.arrivesAt);
  return arrived < 0 ? undefined : arrived;
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
