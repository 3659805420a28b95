import { eventsByConnection } from '../../../trace/reading/exchange-steps.ts';
import { exchangeByEvent } from '../../../trace/reading/exchanges.ts';
import { focusOf } from '../../../trace/reading/focus.ts';
import { placeOf } from '../../../trace/reading/order.ts';
import { arrivalPlaceOf } from '../../../trace/reading/segments.ts';
import type { Level } from '../../../trace/reading/story.ts';
import type { PacketEvent, TcpFlags, Trace } from '../../../trace/record/event.ts';
import { type SegmentKind, segmentKindOf } from '../../../trace/record/segment-kind.ts';
import { segmentForms } from '../../../trace/words/segment-words.ts';
import { durationText } from '../../../trace/words/time-text.ts';
import { bytesText } from '../../../trace/words/words.ts';

/** A segment between the two rails: an arrow, and what is written beside it. */
export interface DrawnSegment {
  readonly id: string;
  /** Place of the event at which the client's rail is left or reached. */
  readonly place: number;
  readonly from: 'client' | 'server';
  readonly kind: SegmentKind;
  /** As tcpdump prints them. */
  readonly flags: TcpFlags;
  /** `request 2`, `FIN`. */
  readonly name: string;
  /** Something worth adding: a size, a header, how soon it came. Relative sequence numbers, for the machinery. */
  readonly note: string | undefined;
  /** The name where there is hardly any room. */
  readonly short: string;
  readonly decides: boolean;
}

/** The segments that a level shows, of all connections. */
export function segmentsOf(trace: Trace, level: Level): readonly DrawnSegment[] {
  const exchanges = exchangeByEvent(trace);
  const focus = focusOf(trace);
  const inFocus = [focus?.previous, focus?.request];
  const packets = trace.filter((event) => event.kind === 'packet');
  const shown = packets.filter((packet) => isShown(packet, level));
  return shown.map((packet) => {
    const exchange = exchanges.get(packet);
    const [name, short] = segmentForms(packet, trace);
    return {
      id: packet.id,
      place: placeOnRail(packet, trace),
      from: packet.from,
      kind: segmentKindOf(packet),
      flags: packet.flags,
      name,
      short,
      note: level === 'story' ? noteOn(packet, trace) : numbersOf(packet),
      decides: inFocus.includes(exchange) || packet === focus?.window?.opens,
    };
  });
}

/** The story needs no handshake's middle and no bare acknowledgment. */
function isShown({ flags }: PacketEvent, level: Level): boolean {
  switch (level) {
    case 'story':
      return flags !== '.' && flags !== 'S.';
    case 'machinery':
      return flags !== '.';
    case 'everything':
      return true;
  }
}

/** A segment of the server is where it reaches the client; one of the client where it is written. */
function placeOnRail(packet: PacketEvent, trace: Trace): number {
  const sent = placeOf(packet, trace);
  if (packet.from === 'client') {
    const written = exchangeByEvent(trace).get(packet)?.written;
    return written && written.t === packet.t ? placeOf(written, trace) : sent;
  }
  return arrivalPlaceOf(packet, trace) ?? sent;
}

function noteOn(packet: PacketEvent, trace: Trace): string | undefined {
  const exchange = exchangeByEvent(trace).get(packet);
  if (packet.from === 'client') {
    const header = exchange?.requested?.connectionHeader;
    return packet.length > 0 && header ? `Connection: ${header}` : undefined;
  }
  if (packet.length > 0) return bytesText(packet.length);
  const before = lastDataBefore(packet, eventsByConnection(trace).get(packet.conn) ?? []);
  if (!before || before.t === packet.t) return undefined;
  return `${durationText(packet.t - before.t)} later`;
}

function lastDataBefore(packet: PacketEvent, onConn: Trace): PacketEvent | undefined {
  let last: PacketEvent | undefined;
  for (const event of onConn) {
    if (event === packet) break;
    if (event.kind === 'packet' && event.length > 0) last = event;
  }
  return last;
}

function numbersOf({ seq, ack, length }: PacketEvent): string {
  const range = length > 0 ? `${seq}:${seq + length}` : `${seq}`;
  return ack === undefined ? `seq ${range}` : `seq ${range} ack ${ack}`;
}
