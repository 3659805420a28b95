import { exchangeByEvent } from '../../../trace/reading/exchanges.ts';
import { focusOf } from '../../../trace/reading/focus.ts';
import { arrivalPlace } from '../../../trace/reading/order.ts';
import type { Level } from '../../../trace/reading/story.ts';
import type { PacketEvent, TcpFlags, Trace } from '../../../trace/record/event.ts';
import { segmentLabel, segmentRemark, sequenceText } from '../../../trace/words/segment-words.ts';

/** A segment between the two rails: an arrow, and what is written beside it. */
export interface DrawnSegment {
  readonly id: string;
  /** Place of the event at which the client's rail is left or reached. */
  readonly place: number;
  readonly from: 'client' | 'server';
  readonly kind: 'syn' | 'data' | 'ack' | 'fin' | 'rst';
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
    return {
      id: packet.id,
      place: placeOnRail(packet, trace),
      from: packet.from,
      kind: KINDS[packet.flags],
      flags: packet.flags,
      ...segmentLabel(packet, trace),
      note: level === 'story' ? segmentRemark(packet, trace) : sequenceText(packet),
      decides: inFocus.includes(exchange) || packet === focus?.window?.opens,
    };
  });
}

const KINDS: Readonly<Record<TcpFlags, DrawnSegment['kind']>> = {
  S: 'syn',
  'S.': 'syn',
  '.': 'ack',
  'P.': 'data',
  'F.': 'fin',
  R: 'rst',
  'R.': 'rst',
};
/** The story leaves out the SYN-ACK of a handshake and acknowledgments without data. */
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

/** A segment from the server is drawn where it reaches the client, one from the client where it is written. */
function placeOnRail(packet: PacketEvent, trace: Trace): number {
  const sent = trace.indexOf(packet);
  if (packet.from === 'client') {
    const written = exchangeByEvent(trace).get(packet)?.written;
    return written && written.t === packet.t ? trace.indexOf(written) : sent;
  }
  const arrived = arrivalPlace(packet, trace);
  return arrived < 0 ? sent : arrived;
}
