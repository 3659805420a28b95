import type { Line } from '../lines.ts';
import type { Packet } from './packet.ts';

/** `14:02:11.229198 IP 127.0.0.1.52714 > 127.0.0.1.3333: Flags [P.], … length 187`, with -t, -tt, -ttt, -e and -i any. */
const PACKET =
  /^\s*(?:\d{4}-\d\d-\d\d )?(?:(\d\d):(\d\d):(\d\d\.\d+)|(\d{9,}\.\d+))?.{0,120}?\bIP6? (?:\([^)]*\)\s*)?(\S+) > (\S+): (?:tcp )?Flags \[([A-Z.]+)\](?:.*?length (\d+))?/;

/** A packet in a line of tcpdump. */
export function tcpdumpPacket(at: Line): Packet | undefined {
  if (!at.text.includes('Flags [')) return undefined;
  const match = PACKET.exec(at.text);
  if (!match) return undefined;
  const [, hours, minutes, seconds, epoch, from = '', to = '', flags = '', length] = match;
  const timeMs = epoch
    ? Number(epoch) * 1_000
    : ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1_000;
  return { at, timeMs, from, to, flags, length: Number(length ?? 0) };
}
