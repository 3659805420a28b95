import { exchangeByEvent } from '../reading/exchanges.ts';
import type { PacketEvent, TcpFlags, Trace } from '../record/event.ts';
import { durationText } from './time-text.ts';

/** What a segment is called after its flags: in the ladder, in a figure and in a sentence. */
export const SEGMENT_NAMES: Readonly<Record<TcpFlags, string>> = {
  S: 'SYN',
  'S.': 'SYN-ACK',
  '.': 'ACK',
  'P.': 'data',
  'F.': 'FIN',
  R: 'RST',
  'R.': 'RST',
};

/** A segment beside its arrow: by the request or response that it carries, else by its flags. */
export function segmentLabel(
  packet: PacketEvent,
  trace: Trace,
): { readonly name: string; readonly short: string } {
  const exchange = exchangeByEvent(trace).get(packet);
  const name = SEGMENT_NAMES[packet.flags];
  if (!exchange) return { name, short: name };
  return packet.from === 'client'
    ? { name: `request ${exchange.number}`, short: `req ${exchange.number}` }
    : { name: `response ${exchange.number}`, short: `resp ${exchange.number}` };
}

/** A remark for the story: the request’s Connection header, a size, or how long after the data a segment came. */
export function segmentRemark(packet: PacketEvent, trace: Trace): string | undefined {
  if (packet.from === 'client') {
    const header = exchangeByEvent(trace).get(packet)?.requested?.connectionHeader;
    return packet.length > 0 && header ? `Connection: ${header}` : undefined;
  }
  if (packet.length > 0) return `${packet.length} bytes`;
  const before = trace
    .slice(0, trace.indexOf(packet))
    .findLast((event) => event.kind === 'packet' && event.conn === packet.conn && event.length > 0);
  if (!before || before.t === packet.t) return undefined;
  return `${durationText(packet.t - before.t)} later`;
}

/** Relative sequence numbers, as tcpdump prints them. */
export function sequenceText({ seq, ack, length }: PacketEvent): string {
  const range = length > 0 ? `${seq}:${seq + length}` : `${seq}`;
  return ack === undefined ? `seq ${range}` : `seq ${range} ack ${ack}`;
}
