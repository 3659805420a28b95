import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';
import type { Packet } from './packet.ts';
import { tcpdumpPacket } from './tcpdump.ts';
import { tsharkPacket } from './tshark.ts';

const packetOf = (at: Line): Packet | undefined => tcpdumpPacket(at) ?? tsharkPacket(at);

/** A capture as text: whether a request was sent on a connection after the server's FIN, and how long that FIN took. */
export const readPackets: Reader = (lines) => {
  const heads = new Map<Packet, string>();
  const connections = new Map<string, Packet[]>();
  let open: { readonly packet: Packet; readonly below: string[] } | undefined;
  for (const line of lines) {
    const packet = packetOf(line);
    if (packet) {
      if (open) heads.set(open.packet, open.below.join('\n'));
      open = { packet, below: [] };
      const key = [packet.from, packet.to].sort().join(' ');
      const known = connections.get(key);
      if (known) known.push(packet);
      else connections.set(key, [packet]);
    } else if (open && open.below.length < HEAD_LINES_MAX) open.below.push(line.text);
  }
  if (open) heads.set(open.packet, open.below.join('\n'));
  return [...connections.values()].flatMap((packets) => ofConnection(packets, heads));
};

/** The head of a request has fewer lines. */
const HEAD_LINES_MAX = 60;

/** The first FIN of the server's end: the end that answered. */
function ofConnection(
  packets: readonly Packet[],
  heads: ReadonlyMap<Packet, string>,
): PastedEvidence[] {
  const request = packets.find(({ length }) => length > 0);
  const isServers = ({ from }: Packet) => request !== undefined && from === request.to;
  const finIndex = packets.findIndex((packet) => packet.flags.includes('F') && isServers(packet));
  const fin = packets[finIndex];
  const response = packets
    .slice(0, Math.max(finIndex, 0))
    .findLast((packet) => isServers(packet) && packet.length > 0);
  if (!request || !fin || !response) return [];
  const late = packets
    .slice(finIndex + 1)
    .find((packet) => packet.from === request.from && packet.length > 0);
  return [
    {
      kind: 'packets',
      at: late?.at ?? fin.at,
      requestAfterFin: late !== undefined,
      finAfterMs: fin.timeMs - response.timeMs,
      asksClose: /^connection: *close/im.test(heads.get(request) ?? ''),
      saysClose: /^connection: *close/im.test(heads.get(response) ?? ''),
    },
  ];
}
