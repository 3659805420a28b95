import { digestOf, httpStartLine } from '../../../src/lab/kernel/segment.ts';
import type { PacketEvent, Unnamed } from '../../../src/trace/record/event.ts';
import type { Frame } from './pcap.ts';
import { type CapturedSegment, segmentIn } from './tcp.ts';

/** An event of a packet whose time is in microseconds since 1970, with the frame that it was read from. */
export interface CapturedPacket {
  readonly event: Unnamed<PacketEvent>;
  readonly frame: Frame;
  /** Tells a connection from all others of the run. */
  readonly clientPort: number;
}

/** Sequence numbers count modulo 2^32 (RFC 9293 §3.4). */
const SEQUENCE_SPACE = 2 ** 32;

/**
 * The packets of the connections to a port, in their order. Sequence numbers are relative to the first ones, as tcpdump
 * prints them. A connection whose beginning was not captured is left out. Connections are counted from 1, in the order of
 * their first packets.
 *
 * The loopback has no way to go: the kernel delivers a segment in the call that sends it (loopback_xmit,
 * drivers/net/loopback.c), so it arrives when it is captured.
 */
export function packetsIn(frames: readonly Frame[], serverPort: number): CapturedPacket[] {
  const connections = new Map<number, Connection>();
  const packets: CapturedPacket[] = [];
  for (const segment of frames.flatMap((frame) => segmentIn(frame) ?? [])) {
    const from = segment.targetPort === serverPort ? 'client' : 'server';
    if (from === 'server' && segment.sourcePort !== serverPort) continue;
    const clientPort = from === 'client' ? segment.sourcePort : segment.targetPort;
    if (segment.flags === 'S')
      connections.set(clientPort, { conn: connections.size + 1, client: segment.seq, server: 0 });
    const connection = connections.get(clientPort);
    if (!connection) continue;
    if (segment.flags === 'S.') connection.server = segment.seq;
    const event = packetOf(segment, from, connection);
    packets.push({ event, frame: segment.frame, clientPort });
  }
  return packets;
}

/** The client's ports of the connections, in the order in which a packet of each had these flags first. */
export function portsInOrder(packets: readonly CapturedPacket[], flags: '.' | 'S'): number[] {
  const ports = packets.flatMap(({ event, clientPort }) =>
    event.from === 'client' && event.flags === flags ? [clientPort] : [],
  );
  return [...new Set(ports)];
}

interface Connection {
  readonly conn: number;
  /** The first sequence numbers of both ends. */
  readonly client: number;
  server: number;
}

function packetOf(
  { frame, source, target, flags, seq, ack, payload }: CapturedSegment,
  from: PacketEvent['from'],
  connection: Connection,
): Unnamed<PacketEvent> {
  const [own, other] =
    from === 'client'
      ? [connection.client, connection.server]
      : [connection.server, connection.client];
  const http = httpStartLine(payload);
  return {
    kind: 'packet',
    t: frame.at,
    actor: 'network',
    conn: connection.conn,
    from,
    source,
    target,
    flags,
    seq: relative(seq, own),
    // A reset that acknowledges nothing carries what its sender last knew, and tcpdump does not show it.
    ...(ack === undefined ? {} : { ack: relative(ack, other) }),
    length: payload.length,
    arrivesAt: frame.at,
    ...(http === undefined ? {} : { http, digest: digestOf(payload) }),
  };
}

function relative(number: number, first: number): number {
  return (number - first + SEQUENCE_SPACE) % SEQUENCE_SPACE;
}
