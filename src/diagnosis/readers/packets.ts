import type { PastedEvidence, Reader } from '../evidence.ts';
import type { Line } from '../lines.ts';

/** A line of tcpdump: time, both ends, flags, length. */
const PACKET =
  /^(?:\d{4}-\d\d-\d\d )?(\d\d):(\d\d):(\d\d\.\d+) IP6? (\S+) > (\S+): Flags \[([A-Z.]+)\].*?length (\d+)/;

interface Packet {
  readonly at: Line;
  readonly timeMs: number;
  readonly from: string;
  readonly to: string;
  readonly flags: string;
  readonly length: number;
}

function packetOf(at: Line): Packet | undefined {
  const match = PACKET.exec(at.text);
  if (!match) return undefined;
  const [, hours, minutes, seconds, from = '', to = '', flags = '', length] = match;
  const timeMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
  return { at, timeMs, from, to, flags, length: Number(length) };
}

/** A capture as text: whether a request was sent on a connection after the server's FIN, and how long that FIN took. */
export const readPackets: Reader = (lines) => {
  const packets = lines.flatMap((line) => packetOf(line) ?? []);
  return packets.flatMap((fin, index): PastedEvidence[] => {
    if (!fin.flags.includes('F')) return [];
    const before = packets.slice(0, index);
    // The server's end: it answered, and it got the first bytes of the connection.
    const response = before.findLast(
      ({ from, to, length }) => from === fin.from && to === fin.to && length > 0,
    );
    const request = before.find(
      ({ from, to, length }) => from === fin.to && to === fin.from && length > 0,
    );
    if (!response || !request || request.timeMs > response.timeMs) return [];
    const late = packets
      .slice(index + 1)
      .find(({ from, to, length }) => from === fin.to && to === fin.from && length > 0);
    const asked = headOf(lines, request.at);
    const said = headOf(lines, response.at);
    return [
      {
        kind: 'packets',
        at: late?.at ?? fin.at,
        requestAfterFin: late !== undefined,
        finAfterMs: fin.timeMs - response.timeMs,
        asksClose: /^connection: *close/im.test(asked),
        saysClose: /^connection: *close/im.test(said),
      },
    ];
  });
};

/** The lines below a packet, up to the next one. */
function headOf(lines: readonly Line[], packet: Line): string {
  const rest = lines.slice(lines.indexOf(packet) + 1);
  const end = rest.findIndex(({ text }) => PACKET.test(text));
  return rest
    .slice(0, end === -1 ? undefined : end)
    .map(({ text }) => text)
    .join('\n');
}
