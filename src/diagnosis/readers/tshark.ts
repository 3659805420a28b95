import type { Line } from '../lines.ts';
import type { Packet } from './packet.ts';

/** `7 0.003741 127.0.0.1 → 127.0.0.1 TCP 66 3333 → 52714 [FIN, ACK] Seq=150 Ack=188 Win=511 Len=0`, as Wireshark exports it. */
const PACKET =
  /^\s*\d+\s+(\d+\.\d+)\s+(\S+)\s+(?:→|->)\s+(\S+)\s+\S+\s+\d+\s+(?:\[[^\]]*\]\s+)?(\d+)\s*(?:→|->|>)\s*(\d+)\s+\[([A-Z, ]+)\](?:.*?\bLen=(\d+))?/;

const FLAGS: readonly (readonly [name: string, letter: string])[] = [
  ['SYN', 'S'],
  ['FIN', 'F'],
  ['RST', 'R'],
  ['PSH', 'P'],
  ['ACK', '.'],
];

/** A packet in a line of tshark or of Wireshark's export. Its flags are written as tcpdump writes them. */
export function tsharkPacket(at: Line): Packet | undefined {
  if (!at.text.includes('[')) return undefined;
  const match = PACKET.exec(at.text);
  if (!match) return undefined;
  const [, time, fromHost = '', toHost = '', fromPort, toPort, names = '', length] = match;
  return {
    at,
    timeMs: Number(time) * 1_000,
    from: `${fromHost.replace(/:\d+$/, '')}.${fromPort}`,
    to: `${toHost.replace(/:\d+$/, '')}.${toPort}`,
    flags: FLAGS.flatMap(([name, letter]) => (names.includes(name) ? [letter] : [])).join(''),
    length: Number(length ?? 0),
  };
}
